## The source doctor

command-sources = How the sources are
help-operator =
    For the operator:
    /sources — how the sources are
    /status — how delivery stands
sources-title = <b>Sources</b>: { $well } of { $all } are well
sources-none = The config names no source.
source-next = next { $time }
source-next-now = due now
source-read = Last read
source-newest = Newest article
source-items = Items in the last reading
source-gap = Usually between news
source-news = Last brought news
source-interval = Now read every
source-due = Next poll
source-validators = Validators
source-no-validators = none
source-moved = Moved to
source-failures = Failures in a row
source-error = Last error
source-polled = It is read within a second or two
button-poll-now = 🔄 Poll now
button-sources = ‹ Sources
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count } d
source-trouble = { $kind ->
        [refused] reading is not allowed
        [network] no connection
        [timeout] the server did not answer in time
        [status] the server answered with an error
        [missing] nothing is at the address (404)
        [too-large] the answer is too large
        [redirects] the server redirects without end
        [not-what-it-should-be] the answer is not what it should be
        [encoding] the letters are garbled, the encoding is wrong
        [layout] the page has changed, no articles are seen on it
        [tls] the certificate or TLS is not in order
        [silent] no news for longer than usual
        [unread] not read yet
        [language] most items are in another language
       *[other] does not work
    }
