## Жеткізу

command-status = Жеткізудің жай-күйі
status-title = <b>Жеткізу</b>
status-due = Кезекте: { $due } · жіберіліп жатыр: { $flying }
status-oldest = Ең ескісі мына уақыттан бері күтіп тұр: { $since }
status-held = Сақтаулы (чат тоқтап тұр немесе шолуын күтуде): { $held }
status-spreading = Жазылушыларға таратылып жатқан жаңалық: { $stories }
status-rate = Жылдамдығы: секундына { $rate } хабарға дейін
status-halted = ⏸ Telegram күте тұруды сұрады: { $until } дейін
status-ended = <b>Соңғы жеті күнде</b> жіберілді: { $sent } · белгісіз: { $unknown }
status-late = Ескіріп, шолуға қалдырылды: { $late }
status-failed = Жіберілмеді: { $failed }
