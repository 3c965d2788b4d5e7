## Перевод валют

convert-by = По официальному курсу Нацбанка, { $date }:
convert-unknown = Официального курса { $currency } у меня нет. Все валюты: /rates
