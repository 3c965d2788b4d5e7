## In any chat: @bot words

inline-start = Start Habarshy: the news comes by itself ›
inline-nothing = Nothing was found. Open Habarshy ›
inline-slower = A little slower: let us go on in a minute ›
