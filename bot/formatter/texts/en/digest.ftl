## Digest

digest-morning = <b>Morning digest</b>, { $date }
digest-evening = <b>Evening digest</b>, { $date }
digest-title = <b>Digest</b>, { $date }
digest-sources = { $count ->
        [one] { $source }, { $count } more source
       *[other] { $source }, { $count } more sources
    }
digest-others = Other news
digest-rates = 💱 <i>Official rates, { $date }:</i> { $rates }
