## Шолу

digest-morning = <b>Таңғы шолу</b>, { $date }
digest-evening = <b>Кешкі шолу</b>, { $date }
digest-title = <b>Шолу</b>, { $date }
digest-sources = { $source }, тағы { $count } дереккөз
digest-others = Басқа жаңалықтар
digest-rates = 💱 <i>Ресми бағам, { $date }:</i> { $rates }
