## Жарияланған жазбалар: түзету, кері қайтару

command-posts = Арнадағы жазбаларды түзету, кері қайтару
living-list =
    <b>{ $channel }</b>

    Арнада тұрған соңғы жазбалар. Түзету, кері қайтару не бекіту үшін біреуін таңдаңыз немесе арнадан жазбаны маған жіберіңіз.
living-list-empty =
    <b>{ $channel }</b>

    Арнада мен шығарған жазба әзірше жоқ.
living-own = Сіздің жазбаңыз
living-choose = Қай арнаның жазбалары керек?
living-all = Барлық хабар (бәріне әсер етеді)
living-stories = Соңғы хабарлар. Бәріне әсер ететін түзету не кері қайтару үшін біреуін таңдаңыз.
living-gone = Бұл жазба арнада жоқ.
living-post = { $when } жарияланды.
living-edits = { $count } рет өзгертілді.
living-touched = Бұл хабар қазір тұрған жері: { $people } жеке чат, { $channels } арна, { $groups } топ, { $lists } тізім.
living-touched-here = Өзгеріс тек осы арнадағы жазбаға тиеді.
living-retracted = Бұл хабар кері қайтарылған.
living-waits = Тағы { $count } чатқа жіберілмек.

button-living-correct = ✏️ Түзету
button-living-retract = ↩️ Кері қайтару
button-living-hurry = 🚨 Шұғыл деп белгілеу
button-living-pin = 📌 Бекіту
button-living-unpin = Бекітуден алу
button-living-back = ‹ Жазбалар
button-living-no = ‹ Жоқ, қалсын
button-living-do =
    { $deed ->
        [correct] ✏️ Түзету: { $count }
        [retract] ↩️ Кері қайтару: { $count }
        [hurry] 🚨 Иә, шұғыл
        [pin] 📌 Иә, бекіту
       *[unpin] Иә, бекітуден алу
    }

living-ask-words =
    ✏️ <b>{ $title }</b>

    Осы хабарға <b>жауап ретінде</b> жаңа мәтінді жазыңыз: бірінші жолы — тақырып, қалғаны — мәтін. Тақырып сол күйі қалсын десеңіз, бірінші жолға «-» қойыңыз.
living-ask-words-own =
    ✏️ Осы хабарға <b>жауап ретінде</b> жазбаның жаңа мәтінін жазыңыз.
living-ask-field = Тақырып, келесі жолдан мәтін
living-words-bad = Мәтінді түсінбедім: тақырып 300, мәтін 3000 таңбадан аспасын.
living-preview =
    { $count ->
        [one] Мынадай болады, <b>{ $count }</b> жазба өзгереді:
       *[other] Мынадай болады, <b>{ $count }</b> жазба өзгереді:
    }
living-ask-retract =
    ↩️ <b>{ $title }</b>

    <b>{ $count }</b> жазба кері қайтарылады: өшіруге болатыны өшеді, болмайтынының орнына «кері қайтарылды» деген ескерту тұрады. Әлі жіберілмегені ({ $waiting }) енді жіберілмейді. Мұны қайтара алмайсыз.
living-ask-hurry =
    🚨 <b>{ $title }</b>

    Хабар шұғыл болады: әлі жіберілмеген <b>{ $waiting }</b> чатқа бәрінен бұрын барады. Жіберілген <b>{ $count }</b> жазба өзгермейді.
living-ask-pin = 📌 Бұл жазба <b>{ $channel }</b> арнасының басына бекітіледі. 1 жазбаға тиеді.
living-ask-unpin = Бұл жазба <b>{ $channel }</b> арнасында бекітуден алынады. 1 жазбаға тиеді.

living-progress =
    { $deed ->
        [retract] ↩️ Кері қайтарылып жатыр: <b>{ $done }</b> / { $total }
       *[correct] ✏️ Түзетіліп жатыр: <b>{ $done }</b> / { $total }
    }
living-ended =
    { $deed ->
        [retract] ✅ Кері қайтарылды: <b>{ $done }</b> жазба.
       *[correct] ✅ Түзетілді: <b>{ $done }</b> жазба.
    }
living-hurried = 🚨 Шұғыл деп белгіленді.
living-pinned = 📌 Бекітілді.
living-unpinned = Бекітуден алынды.
living-refused = Telegram рұқсат бермеді: { $reason }
living-cannot = Бұл жазбамен олай істеуге болмайды.
living-late = Бұл сұрақ ескірген, қайта бастаңыз.
living-notice = <i>Бұл жаңалық кері қайтарылды.</i>
