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
