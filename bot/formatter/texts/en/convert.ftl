## Converter

convert-by = At the official rate of the National Bank, { $date }:
convert-unknown = I have no official rate of { $currency }. All currencies: /rates
