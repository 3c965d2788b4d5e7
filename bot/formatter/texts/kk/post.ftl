## Пост

post-read = Толық оқу
post-rates-dated = { $date } бағамы: { $rates }
post-corrected = ✏️ түзетілді { $moment }
post-others = тағы { $count } дереккөз:
post-others-more = { " " }және тағы { $count }
