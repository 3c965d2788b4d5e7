## Кезек: редактор сөзін күткен жаңалықтар мен оқырман ұсыныстары

queue-title = 📥 <b>{ $channel }</b> · кезекте { $count }
queue-title-suggestion = ✉️ <b>{ $channel }</b> · оқырман ұсынысы · кезекте { $count }
queue-signed = ✍️ Авторы: { $name }
queue-anonymous = ✍️ Автор атын айтпады
queue-edited = ✏️ <i>Мәтінді редактор өңдеген</i>
queue-taken = ✋ <i>Қазір { $name } қарап отыр</i>
queue-approved = ✅ <i>Жариялауға жіберген: { $name }</i>
queue-planned = 🗓 <i>Шығатын уақыты: { $at }. Мақұлдаған: { $name }</i>
queue-rejected = ✖️ <i>Алынбады: { $reason }. Шешкен: { $name }</i>
queue-merged = 🔗 <i>Басқа жаңалыққа қосқан: { $name }</i>
queue-empty = ☕️ Кезек бос: барлығын қарап шықтыңыз. Жаңасы келсе, өзім хабарлаймын.
queue-back-again = 📥 Карточка қайтадан кезекте тұр.
queue-no-channel =
    Кезек арнаның редакторларына ашылады. Әзірге сіз бірде-бір арнаның редакторы емессіз.
    Арнаға жаңалық ұсынғыңыз келсе: /suggest
queue-waiting =
    { $count ->
       *[other] 📥 <b>{ $channel }</b>: сөзіңізді { $count } жаңалық күтіп тұр.
    }
queue-ask-edit = <b>Нені өзгертесіз?</b> Тек осы арнадағы жазба өзгереді.
queue-ask-merge = <b>Қай жаңалыққа қосамыз?</b> Дереккөзі сол жазбада аталады.
queue-ask-reject = <b>Неге алмаймыз?</b>
queue-ask-plan = <b>Қашан жариялаймыз?</b> Уақытты жазып жіберсеңіз де болады: «ертең 9:00».
queue-no-time = «{ $typed }» деген уақытты түсінбедім. Күні мен сағатын былай жазып көріңізші: «ертең 9:00», «жұма 18:30», «25.12 10:00».
queue-type-title = ✏️ Жаңа тақырыпты осы хабарға жауап етіп жіберіңіз. Қазіргісі (басса, көшіріледі):
queue-type-summary = ✏️ Жаңа мәтінді осы хабарға жауап етіп жіберіңіз. Мәтінсіз қалдыру үшін бір сызықша жіберіңіз. Қазіргісі (басса, көшіріледі):
queue-type-word = ✍️ Себебін осы хабарға жауап етіп жазыңыз: бір-екі сөз жетеді.
queue-field-title = Жаңа тақырып
queue-field-summary = Жаңа мәтін
queue-field-word = Себебі
queue-unfit-title = Тақырып 300 таңбадан аспасын, бос та болмасын. Қайта жазып жіберіңізші; шығу: /cancel
queue-unfit-summary = Мәтін 3000 таңбадан аспасын, бос та болмасын. Қайта жазып жіберіңізші; шығу: /cancel
queue-unfit-word = Себебі бір сөйлемге сыйсын. Қайта жазып жіберіңізші; шығу: /cancel
queue-reason-old = Ескірген
queue-reason-known = Бұрын айтылған
queue-reason-topic = Тақырып біздікі емес
queue-reason-doubt = Расталмаған
queue-reason-advert = Жарнама
queue-reason-quality = Сапасы төмен
queue-reason-plans = Редакция жоспарын өзгертті
queue-toast-approved = Жариялауға кетті
queue-toast-waits = Шығатын уақыты: { $at }. Арнаның үзілісі, шегі мен түні сақталады.
queue-toast-rejected = Алынбады
queue-toast-merged = Қосылды
queue-toast-planned = Жоспарланды
queue-toast-undone = Қайтып алдыңыз
queue-toast-late = Бір минут өтіп кетті: енді қайтып алынбайды.
queue-toast-on-its-way = Дәл қазір жіберіліп жатыр. Бірнеше секундтан кейін қайта басыңыз.
queue-toast-others = Мұны басқа редактор алып қойыпты.
queue-toast-gone = Бұл карта енді жоқ.
queue-toast-past = Бұл уақыт өтіп кетті.
queue-toast-last = Кезекте басқа ештеңе жоқ.
queue-toast-nothing-to-merge = Қосатын жаңалық табылмады.
queue-at-next = 🗓 Кезектегі орын: { $at }
queue-at-hour = Бір сағаттан кейін: { $at }
queue-at-evening = Кешке: { $at }
queue-at-morning = Таңертең: { $at }
button-queue-open = 📥 Кезекті ашу
button-queue-approve = ✅ Жариялау
button-queue-plan = 🗓 Жоспарлау
button-queue-edit = ✏️ Өңдеу
button-queue-merge = 🔗 Қосу
button-queue-reject = ✖️ Алмау
button-queue-skip = ⏭ Кейін
button-queue-next = ⏭ Келесі
button-queue-undo = ↩️ Қайтып алу
button-queue-hurry = ⚡ Дәл қазір шығару
button-queue-refresh = 🔄 Жаңарту
button-queue-title = Тақырыбын
button-queue-summary = Мәтінін
button-queue-plain = ↩️ Бастапқы мәтін
button-queue-word = ✍️ Өз сөзіммен
button-queue-back = ‹ Артқа
