## In any chat: @bot words

inline-start = Start Habarshy: the news comes by itself ›
inline-nothing = Nothing was found. Open Habarshy ›
