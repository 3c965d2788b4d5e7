## Пост

post-read = Сайттан оқу
post-share = Бөлісу
post-more = Толығырақ
post-why = Неге келді?
post-rates-dated = { $date } бағамы: { $rates }
post-corrected = ✏️ түзетілді { $moment }
post-others = тағы { $count } дереккөз:
post-others-more = { " " }және тағы { $count }
