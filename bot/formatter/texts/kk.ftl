### Хабаршы сөйлейтін мәтіндер, қазақша. Оқырманға «сіз» дейміз: жылы, қысқа, нақты.
### HTML белгілері тек мынадай: <b>, <i>, <code>. { $айнымалы } өзгермейді.

## Пернелер: басылғанда сол сөз жазылады

key-start = Бастау
key-follow = Жазылу
key-tags = Тақырыптар
key-latest = Соңғы
key-rates = Бағам
key-help = Көмек

## Пернесі жоқ, бірақ жазуға болатын сөздер

word-unfollow = Жазылмау
word-language = Тіл
word-stop = Тоқтату

## Командалар мәзірі

command-start = Ботты қосу
command-help = Мен не істей аламын
command-follow = Тақырыпқа жазылу
command-unfollow = Тақырыптан шығу
command-tags = Тақырыптарды таңдау
command-latest = Соңғы жаңалықтар
command-rates = Валютаның ресми бағамы
command-language = Тілді ауыстыру
command-stop = Хабарламаларды тоқтату

## Танысу

greeting =
    <b>Сәлеметсіз бе! Мен — Хабаршы.</b>

    Қазақстан жаңалықтарын қазақша, қысқа әрі түсінікті етіп жеткіземін.
    Тек өзіңіз таңдаған тақырыптар келеді, әр оқиға — бір-ақ рет.
    Кез келген тақырыпты жаза аласыз, мысалы: <code>/follow су тасқыны</code>
greeting-back =
    <b>Қайта оралғаныңызға қуаныштымын!</b>

    Сіз жазылған тақырыптар сақталды: { $count }. Жаңалықтар қайтадан келе береді.
offer =
    <b>Сізге қай тақырыптар қызық?</b>
    Түймені бассаңыз, жазыласыз; тағы бассаңыз, шығасыз.

## Көмек

help =
    <b>Не істегіңіз келеді?</b>

    /follow <i>сөздер</i> — тақырыпқа жазылу
    /unfollow <i>сөздер</i> — тақырыптан шығу
    /tags — тақырыптарды түймемен таңдау
    /latest — соңғы жаңалықтар
    /rates — валютаның ресми бағамы
    /language — тілді ауыстыру (язык, language)
    /stop — хабарламаларды тоқтату
    /start — қайта қосу
    /help — осы көмек

    Жай сөзбен де болады: <i>тақырыптар</i>, <i>соңғы</i>, <i>бағам</i>.

## Жазылу

follow-added = ✅ Жазылдыңыз: <b>{ $tag }</b>. Жаңалық шыққан бойда жіберемін.
follow-already = <b>{ $tag }</b> тақырыбына бұрыннан жазылғансыз.
follow-not-words = «{ $typed }» деген тақырып болмайды: сөзбен жазыңыз, мысалы, <code>/follow су тасқыны</code>
follow-too-short = «{ $typed }» тым қысқа. Толығырақ жазыңыз, мысалы, <code>/follow су тасқыны</code>
follow-too-long = «{ $typed }» тым ұзын: бір тақырып { $limit } таңбадан аспасын. Бірнеше тақырыпты үтірмен бөліңіз.
follow-too-many = Ең көбі { $limit } тақырыпқа жазылуға болады. Керек емесінен шығыңыз: /tags
follow-ask =
    <b>Қай тақырыпқа жазыласыз?</b>
    Түймені басыңыз немесе сөзбен жазыңыз, мысалы: <code>/follow су тасқыны, Қостанай</code>

unfollow-removed = <b>{ $tag }</b> тақырыбынан шықтыңыз.
unfollow-not-followed = «{ $typed }» тақырыбына жазылмағансыз. Сіздің тақырыптарыңыз: /tags
unfollow-ask =
    <b>Қай тақырыптан шығасыз?</b>
    Түймені басыңыз немесе сөзбен жазыңыз, мысалы: <code>/unfollow су тасқыны</code>
unfollow-nothing = Әзірге ешбір тақырыпқа жазылмағансыз. Таңдаңыз: /tags

button-follow = ➕ Жазылу
button-undo = ↩️ Болдырмау
button-tags = 🏷 Тақырыптар
button-latest = 📰 Соңғы
button-rates = 💱 Бағам
button-language = 🌐 Тіл
button-resume = ▶️ Қайта қосу

## Тақырыптар

tags-title =
    <b>Тақырыптар</b>
    Түймені бассаңыз, жазыласыз; тағы бассаңыз, шығасыз. Жазылғаныңыз: { $count }.
tags-none = Тізім әзірге бос. Өз тақырыбыңызды жазыңыз, мысалы: <code>/follow су тасқыны</code>

## Соңғы жаңалықтар

latest-title = <b>Соңғы жаңалықтар</b>
latest-topic = <b>Соңғы жаңалықтар: { $tag }</b>
latest-none = Әзірге жаңалық жоқ. Шыққан бойда осында көрінеді.
latest-none-topic = <b>{ $tag }</b> тақырыбында әзірге жаңалық жоқ.

## Бағам

rates-title = <b>Ұлттық банктің ресми бағамы</b>, { $date }
rates-currency = { $currency ->
        [USD] АҚШ доллары
        [EUR] Еуро
        [RUB] Ресей рублі
        [CNY] Қытай юані
        [KGS] Қырғыз сомы
        [UZS] Өзбек сомы
        [GBP] Фунт стерлинг
        [TRY] Түрік лирасы
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = { $change } теңгеге қымбаттады ▲
rates-fell = { $change } теңгеге арзандады ▼
rates-stood = өзгерген жоқ
rates-held = { $date } бағамы; жаңасы тексеріліп жатыр
rates-since = Өзгеріс { $date } бағамымен салыстырғанда.
rates-none = Ресми бағам әзірге келген жоқ. Біраздан соң қайта сұраңыз.

## Тіл

language-title =
    <b>Тіл</b>
    Мен қай тілде сөйлейін? Жаңалықтардың өзі қазақша келе береді.
language-chosen = Енді сізбен қазақша сөйлесемін.
language-kk = Қазақша
language-ru = Русский
language-en = English

## Тоқтату

stopped = Тоқтаттым. Сіз жазылған тақырыптар сақталды: { $count }. Қайта қосу үшін /start басыңыз.

## Түсінбегенде

unknown-command = { $command } деген команда жоқ. Барлық командалар: /help
unknown-command-nearest = { $command } деген команда жоқ. Бәлкім, { $nearest } керек шығар? Барлық командалар: /help
words-offer = <b>{ $words }</b> тақырыбына жазылғыңыз келе ме? Басқа не істей аламын: /help
words-followed = Сіз <b>{ $tag }</b> тақырыбына жазылғансыз: жаңалық шыққан бойда жіберемін.
words-help = Түсінбей қалдым. Төмендегі түймелерді басыңыз немесе /help жазыңыз.
tap-stale = Бұл түйме ескірген. Жаңасы: /tags
group-admins = Мұны тек топтың әкімшілері өзгерте алады.
error = Кешіріңіз, менде ақау шықты. Біраздан соң қайталап көріңіз.

## Пост

post-read = Толық оқу
post-rates-dated = { $date } бағамы: { $rates }
post-corrected = ✏️ түзетілді { $moment }
post-others = тағы { $count } дереккөз:
post-others-more = { " " }және тағы { $count }

## Күн мен уақыт

date-day = { $day } { $month ->
        [1] қаңтар
        [2] ақпан
        [3] наурыз
        [4] сәуір
        [5] мамыр
        [6] маусым
        [7] шілде
        [8] тамыз
        [9] қыркүйек
        [10] қазан
        [11] қараша
       *[12] желтоқсан
    }
date-year = { $year } жылғы { $day }
date-yesterday = кеше, { $time }
date-time = { $day }, { $time }

## Операторға

alarm-source-down = ⚠️ <b>{ $source }</b> дереккөзін оқи алмай тұрмын: { $trouble }. Қалпына келгенде хабарлаймын.
alarm-source-well = ✅ <b>{ $source }</b> дереккөзі қайта жұмыс істеп тұр.
alarm-source-layout = ⚠️ <b>{ $source }</b>: { $trouble }. Баптаудағы <code>links</code> селекторын тексеріңіз. Қалпына келгенде хабарлаймын.
alarm-layout-well = ✅ <b>{ $source }</b> бетінен мақалалар қайта табылды.
alarm-source-encoding = ⚠️ <b>{ $source }</b>: { $trouble }. Әріптер түзелгенше бұл дереккөзден ештеңе жібермеймін.
alarm-encoding-well = ✅ <b>{ $source }</b> әріптері түзелді.
alarm-source-tls = ⚠️ <b>{ $source }</b>: { $trouble }. Қалпына келгенде хабарлаймын.
alarm-tls-well = ✅ <b>{ $source }</b>: қауіпсіз байланыс қалпына келді.
alarm-source-silent = ⚠️ <b>{ $source }</b>: { $trouble }. Толығырақ: /sources
alarm-silent-well = ✅ <b>{ $source }</b> дереккөзінде қайтадан жаңалық бар.
alarm-rates-down = ⚠️ Ұлттық банктің бағамын ала алмадым: <i>{ $reason }</i>. Әзірге соңғы бағам күнімен бірге көрсетіледі.
alarm-rates-well = ✅ Ұлттық банктің бағамы қайта келіп тұр.
alarm-leap = ⚠️ { $date } күнгі ресми бағам алдыңғысынан 10 %-дан астам өзгерді:

    { $rates }

    Әзірге оқырмандар бұрынғы бағамды көреді. Келесі бағам немесе сайттар растаса, өзі ашылады. Дұрыс болса, қазір қабылдай аласыз.
alarm-leap-confirmed = ✅ { $date } күнгі бағам расталды, енді ол көрсетіледі.
alarm-leap-refuted = ℹ️ { $date } күнгі бағам расталмады, көрсетілмейді.
button-leap-accept = ✅ Қабылдау
leap-accepted = ✅ { $date } күнгі бағам қабылданды: { $rates }
leap-settled = Бұл бағам әлдеқашан шешілген.
leap-operators = Бұл батырма тек операторларға арналған.

## Дереккөз дәрігері

command-sources = Дереккөздердің жай-күйі
help-operator =
    Операторға:
    /sources — дереккөздердің жай-күйі
sources-title = <b>Дереккөздер</b>: { $all } ішінен { $well } сау
sources-none = Баптауда бірде-бір дереккөз жоқ.
source-next = келесі { $time }
source-next-now = қазір оқылады
source-read = Соңғы рет оқылды
source-newest = Ең жаңа мақаласы
source-items = Соңғы оқылған жазбалар
source-gap = Жаңалық арасы әдетте
source-news = Соңғы рет жаңалық әкелді
source-interval = Қазір оқу аралығы
source-due = Келесі оқу
source-validators = Өзгермегенін айтады
source-no-validators = айтпайды
source-moved = Көшкен мекенжайы
source-failures = Қатарынан сәтсіз
source-error = Соңғы қате, ағылшынша
source-polled = Бірер секундта оқимын
button-poll-now = 🔄 Қазір оқу
button-sources = ‹ Дереккөздер
span-minutes = { $count } мин
span-hours = { $count } сағ
span-days = { $count } күн
source-trouble = { $kind ->
        [refused] оқуға рұқсат жоқ
        [network] байланыс жоқ
        [timeout] сервер уақытында жауап бермеді
        [status] сервер қате қайтарды
        [missing] мекенжайда ештеңе жоқ (404)
        [too-large] жауап тым үлкен
        [redirects] сервер шексіз қайта бағыттай береді
        [not-what-it-should-be] жауап күткендегідей емес
        [encoding] әріптері бүлінген, кодтауы қате
        [layout] беттің құрылымы өзгерген, мақала табылмады
        [tls] сертификаты немесе TLS жарамсыз
        [silent] әдеттегіден ұзақ жаңалық жоқ
        [unread] әлі оқылған жоқ
        [language] жазбаларының көбі басқа тілде
       *[other] жұмыс істемей тұр
    }
