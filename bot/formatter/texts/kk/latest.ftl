## Соңғы жаңалықтар

latest-title = <b>Соңғы жаңалықтар</b>
latest-topic = <b>Соңғы жаңалықтар: { $tag }</b>
latest-none = Әзірге жаңалық жоқ. Шыққан бойда осында көрінеді.
latest-none-topic = <b>{ $tag }</b> бойынша әзірге жаңалық жоқ.
latest-mine = <b>Соңғы жаңалықтар: менің тақырыптарым</b>
latest-none-mine = Сіз жазылған тақырыптарда әзірге жаңалық жоқ. Тақырыптар: /tags
latest-button-mine = ☆ Менікі
latest-button-all = Барлығы
