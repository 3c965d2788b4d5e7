## A post

post-read = Read on the site
post-share = Share
post-more = More
post-why = Why this?
post-rates-dated = On { $date }: { $rates }
post-corrected = ✏️ corrected { $moment }
post-others = { $count ->
        [one] 1 more source:
       *[other] { $count } more sources:
    }
post-others-more = { " " }and { $count } more
