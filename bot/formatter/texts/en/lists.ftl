## Several stories in one message

list-title = { $count ->
        [one] <b>{ $count } story for you</b>
       *[other] <b>{ $count } stories for you</b>
    }
list-more = { $count } more ›
list-gone = This list is too old.
list-back = ‹ Back to the list
