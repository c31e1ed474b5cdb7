strangers-milestone = La règle « { $rule } » cherche le jalon « { $name } », dont ce journal ne dit rien
strangers-hold = La règle « { $rule } » cherche le blocage « { $name } », dont ce journal ne dit rien
strangers-quantity = La règle « { $rule } » cherche la grandeur « { $name } », dont ce journal ne dit rien
strangers-alarm = La règle « { $rule } » cherche l’alarme « { $name } », dont ce journal ne dit rien
strangers-near = { $said } (vouliez-vous dire « { $near } » ?)
strangers-hint = Corrigez le nom dans le fichier de règles, ou laissez-le : telle quelle, la règle ne trouve rien
