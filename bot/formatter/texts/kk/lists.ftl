## Бірнеше жаңалық бір хабарда

list-title = <b>Сізге { $count } жаңалық</b>
list-more = тағы { $count } ›
list-gone = Бұл тізім ескірген.
list-back = ‹ Тізімге қайту
