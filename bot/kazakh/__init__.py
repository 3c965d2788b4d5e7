"""The Kazakh language for news: letters, words, sentences, summaries, search, scripts. Imports nothing of ours."""
