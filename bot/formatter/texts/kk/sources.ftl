## Дереккөз дәрігері

command-sources = Дереккөздердің жай-күйі
help-operator =
    Операторға:
    /sources — дереккөздердің жай-күйі
    /status — жеткізудің жай-күйі
sources-title = <b>Дереккөздер</b>: барлығы { $all }, сау { $well }
sources-none = Баптауда бірде-бір дереккөз жоқ.
source-next = келесі { $time }
source-next-now = қазір оқылады
source-read = Соңғы рет оқылды
source-newest = Ең жаңа мақаласы
source-items = Соңғы оқудағы жазбалар
source-gap = Жаңалықтар арасы, әдетте
source-news = Соңғы рет жаңалық әкелді
source-interval = Қазіргі оқу аралығы
source-due = Келесі оқу
source-validators = Өзгеріс белгілері
source-no-validators = жоқ
source-moved = Көшкен мекенжайы
source-failures = Қатарынан сәтсіз оқу
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
