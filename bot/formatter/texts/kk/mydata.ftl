## Деректеріңіздің файлы

mydata-caption = Сіз туралы сақтайтынымның бәрі осы файлда. Бәрін өшіру: /delete_me
mydata-about = Хабаршы осы чат туралы сақтайтын деректердің бәрі. Сіз жазған хабарламалардың мәтіні сақталмайды.
mydata-chat = Чат және оның баптауы
mydata-follow = Жазылған тақырыптар
mydata-mute = Жасырылғандар
mydata-alert = Бағам туралы ескертулер
mydata-delivery = Жіберілген және жіберілетін жаңалықтар

## Файлдағы бағандар

column-chat-id = чаттың Telegram-дағы нөмірі
column-kind = түрі
column-language = бот сізбен сөйлесетін тіл
column-paused = хабарламалар тоқтатылған ба
column-pause-reason = неліктен тоқтатылған
column-not-before = Telegram осы уақытқа дейін күтуді сұрады
column-since = қашаннан бері
column-digest = жаңалық шолу болып келе ме
column-digest-times = шолу уақыты; бос болса, әдеттегі
column-next-digest = келесі шолу
column-quiet-from = тыныш уақыттың басы
column-quiet-to = тыныш уақыттың соңы
column-asleep-until = осы уақытқа дейін тыныш
column-wake = шұғыл жаңалық оята ала ма
column-zone = уақыт белдеуі; бос болса, әдеттегі
column-sentences = мазмұндағы сөйлем саны
column-script = әліпби
column-pictures = сурет келе ме
column-footer = хабардың астында бағам тұра ма
column-rates-at = күнделікті бағам келетін уақыт
column-next-rates = келесі бағам
column-key = боттың іздейтін кілті
column-label = сіз жазған не таңдаған сөз
column-thread = топтағы бөлім
column-until = қашанға дейін; бос болса, біржола
column-currency = валюта
column-above = иә — асса, жоқ — түссе хабарлайды
column-value = теңгемен шегі
column-told = қашан хабарланды
column-title = жаңалықтың тақырыбы
column-link = жаңалықтың сілтемесі
column-story-id = жаңалықтың боттағы нөмірі
column-state = жіберілу күйі
column-due = жіберілетін уақыт
column-owed = жіберуге қойылған уақыт
column-attempt = неше рет жіберіп көрдік
column-token = жіберушінің ішкі нөмірі
column-changed = соңғы өзгеріс
column-leased-until = осы уақытқа дейін жіберілуде
column-message-id = хабарламаның Telegram-дағы нөмірі
column-reason = сәтсіздіктің себебі
column-lane = 0 — шұғыл, 1 — әдеттегі
column-shown = жаңалықтың қай кездегі түрі жіберілді
column-listed = тізімнің бір жолы болып келді ме
column-claimed = қашаннан бері хабарлануда
