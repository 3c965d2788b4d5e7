## Айырбас

convert-by = Ұлттық банктің ресми бағамы, { $date }:
convert-unknown = { $currency } бойынша ресми бағам менде жоқ. Барлық валюта: /rates
