## Арнада кім не істеді, апта қорытындысы

command-audit = Арнада кім не істегені
audit-title = <b>{ $channel }</b>: кім не істеді
audit-none = Арнада әзірше ештеңе болған жоқ.
audit-line = { $when } · <b>{ $who }</b> { $did }
audit-about = { $line }: «{ $title }»
audit-somebody = белгісіз біреу
audit-bot = бот
audit-choose = Қай арна?
audit-did =
    { $did ->
        [connected] арнаны қосты
        [disconnected] арнаны ажыратты
        [reconnected] арнаны қайта қосты
        [held] құқық жоғалған соң жариялауды тоқтатты
        [released] жариялауды қайта бастады
        [role] рөл берді
        [routed] бағыт қосты
        [unrouted] бағытты алып тастады
        [rerouted] бағытты өзгертті
        [template] үлгіні өзгертті
        [settings] баптауды өзгертті
        [scheduled] жазбаны жоспарлады
        [moved] жазбаны басқа уақытқа көшірді
        [copied] жазбаның көшірмесін жасады
        [deleted] жоспардағы жазбаны өшірді
        [posted] жазбаны жариялады
        [undone] жарияланғанды қайтарып алды
        [changed] жоспардағы жазбаны өзгертті
        [took] карточканы алды
        [returned] карточканы қайтарды
        [edited] карточканы өңдеді
        [approved] мақұлдады
        [at_once] ешбір шекке қарамай бірден шығарды
        [rejected] қабылдамады
        [merged] біріктірді
        [corrected] түзетті
        [retracted] кері қайтарды
        [hurried] шұғыл деп белгіледі
        [pinned] бекітті
        [unpinned] бекітуден алды
       *[other] бір нәрсе істеді
    }
button-audit = 📜 Кім не істеді
button-week = 📊 Апта қорытындысы
button-posts = 📝 Жазбалар
button-week-file = ⬇️ CSV файл

week-title = <b>{ $channel }</b>: { $from } – { $to }
week-posts = Жазба: <b>{ $count }</b>, оның өзгертілгені: { $edits }, өшірілгені: { $deleted }.
week-reactions = Реакция: <b>{ $count }</b> { $signs }
week-none = Бұл аптада арнада ештеңе жарияланған жоқ.
week-tags = Тақырыптар: { $list }.
week-sources = Дереккөздер: { $list }.
week-own = Жаңалықтан бөлек (өзіңіздікі, бағам): { $count }.
week-best = Реакция ең көп сағаттар: { $hours }.
week-hours = Сағат бойынша жазбалар (көк) мен реакциялар (сары)
week-by-tag = Тақырыптар
week-by-source = Дереккөздер
week-file = Апта жазбалары. Баған атаулары: уақыты, тақырыбы, дереккөзі, тегтері, өзгертулер, реакциялар.

mydata-editor = Сіз жұмыс істейтін арналар
mydata-awaited = Бот сізден қазір күтіп тұрған нәрсе
mydata-question = Бот сізге қойған сұрақтар
mydata-card-shown = Сізге көрсетілген карточкалар
mydata-suggestion = Арналарға ұсынған жаңалықтарыңыз
mydata-slot = Сіз жоспарлаған жазбалар
mydata-card = Сіз шешкен карточкалар
mydata-audit = Арналарда істегендеріңіз: /delete_me осы жазбалардан атыңызды өшіреді
