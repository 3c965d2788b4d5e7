## Арнаның жеке хабарларына келген ұсыныстар (Telegram-ның өзіндегі «ұсынылған жазба»)

queue-title-suggested = 💌 <b>{ $channel }</b> · жеке хабарға келген ұсыныс · кезекте { $count }
suggested-by = ✍️ Ұсынған: { $name }
suggested-pays = 💰 Төлейді: <b>{ $price }</b>
suggested-stars = { $count } жұлдыз ⭐
suggested-wants = 🗓 Авторы қалаған уақыт: <b>{ $at }</b>
suggested-final = <i>Мақұлдасаңыз, Telegram автордың сөзін өзгертпей, өзі шығарады.</i>
suggested-doubt = ⚠️ <b>Telegram-ның жауабы келмей қалды.</b> Арнаны қараңыз: жазба шықпаған болса, қайта басыңыз. Екі рет шықпайды.
suggested-poor = ⚠️ <b>Автордың ақысы жетпеді</b>, сондықтан шықпады. Қайта мақұлдауға болады.
suggested-asking = ⏳ <i>Telegram-ға жіберілді, жауабын күтіп тұрмын. Шешкен: { $name }</i>
suggested-there-approved = ✅ <i>Әкімші Telegram-ның өзінде мақұлдады</i>
suggested-there-declined = ✖️ <i>Әкімші Telegram-ның өзінде қайтарды</i>
suggested-withdrawn = 🗑 <i>Авторы ұсынысын өшіріп тастады</i>
suggested-closed = 🔒 <i>Бұл ұсынысты енді ешкім шеше алмайды: Telegram оны жауып қойған</i>
suggested-toast-doubt = Telegram жауап бермеді: шықты ма, белгісіз. Арнаны қараңыз.
suggested-toast-closed = Бұл ұсыныс Telegram-да шешіліп қойған.
suggested-toast-withdrawn = Авторы бұл ұсынысты өшіріп тастапты.
suggested-toast-later = Telegram сәл күте тұруды сұрайды. Бір минуттан кейін қайта басыңыз.
suggested-toast-refused = Telegram бұл жолы қабылдамады. Сәлден соң қайта көріңіз.
suggested-toast-poor = Автордың ақысы жетпеді: жазба шықпады.
suggested-toast-far = Telegram мұндай ұсынысты 31 күннен әріге жоспарламайды.
suggested-was-poor = ⚠️ <b>{ $channel }</b>: мақұлдаған ұсынысыңыз шықпады, өйткені автордың ақысы жетпеді. Карта кезекке қайтты.
suggested-paid = 💰 <b>{ $channel }</b>: { $name } ұсынған жазбаның ақысы арнаға түсті: { $price }.
suggested-refunded = 💸 <b>{ $channel }</b>: { $name } ұсынған жазбаның ақысы қайтарылды ({ $price }).
suggested-taken-down = 💸 <b>{ $channel }</b>: жазба бір тәулікке жетпей өшірілген, сондықтан ақысы { $name } дегенге қайтарылды ({ $price }).
suggested-no-right =
    💌 <b>{ $channel }</b> арнасының жеке хабарлары ашық, бірақ бот оларды көрмейді.
    Сондағы ұсыныстар да осы кезекке түссін десеңіз: Telegram-да арна → Әкімшілер → бот → «Manage Direct Messages» құқығын қосыңыз.
suggested-look = 💌 Картаны ашу
