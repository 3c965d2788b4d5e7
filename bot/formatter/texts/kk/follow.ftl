## Жазылу

follow-added =
    ✅ Жазылдыңыз: <b>{ $tag }</b>. { $when ->
        [digest] Жаңалықтары келесі шолуда болады.
       *[now] Жаңалық шыққан бойда жіберемін.
    }
follow-one-of-many = ✅ Жазылдыңыз: <b>{ $tag }</b> (соңғы аптада: { $count })
follow-week =
    { $count ->
        [0] Соңғы аптада мұндай жаңалық болмапты, шықса — жіберемін.
       *[other] Соңғы аптада мұндай { $exact ->
            [no] шамамен { $count }
           *[yes] { $count }
        } жаңалық шықты:
    }
follow-broad =
    { $why ->
        [letter] «{ $typed }» — бір ғана әріп: кез келген жаңалықтан табылады.
        [word] «{ $typed }» — кез келген жаңалықта кездесетін сөз.
       *[often] «{ $typed }» соңғы аптадағы жаңалықтардың { $percent } пайызында кездесті.
    } Сонда да жазыласыз ба?
follow-misspelt = «{ $typed }» соңғы аптадағы жаңалықтарда кездеспеді. Бәлкім, <b>{ $near }</b>?
follow-thread = 📍 Жаңалықтары топтың осы бөліміне келеді.
follow-already = <b>{ $tag }</b> тақырыбына бұрыннан жазылғансыз.
follow-not-words = «{ $typed }» деген тақырып болмайды: сөзбен жазыңыз, мысалы, <code>/follow су тасқыны</code>
follow-too-long = «{ $typed }» тым ұзын: бір тақырып { $limit } таңбадан аспасын. Бірнеше тақырыпты үтірмен бөліңіз.
follow-too-many = Ең көбі { $limit } тақырыпқа жазылуға болады. Керек емесінен шығыңыз: /tags
follow-ask =
    <b>Қай тақырыпқа жазыласыз?</b>
    Түймені басыңыз немесе сөзбен жазыңыз, мысалы: <code>/follow су тасқыны, Қостанай</code>

unfollow-removed = <b>{ $tag }</b> тақырыбынан шықтыңыз.
unfollow-not-followed = «{ $typed }» тақырыбына жазылмағансыз. Сіздің тақырыптарыңыз: /tags
unfollow-misspelt = «{ $typed }» тақырыбына жазылмағансыз. Бәлкім, <b>{ $near }</b>?
unfollow-ask =
    <b>Қай тақырыптан шығасыз?</b>
    Түймені басыңыз немесе сөзбен жазыңыз, мысалы: <code>/unfollow су тасқыны</code>
unfollow-nothing = Әзірге ешбір тақырыпқа жазылмағансыз. Таңдаңыз: /tags

button-follow = ➕ Жазылу
button-surely = Иә, «{ $words }»
button-insist = Жоқ, «{ $words }»
button-no = Жоқ
button-undo = ↩️ Болдырмау
button-tags = 🏷 Тақырыптар
button-latest = 📰 Соңғы
button-rates = 💱 Бағам
button-language = 🌐 Тіл
button-resume = ▶️ Қайта қосу
