mapping-title = Lieux de ce journal
mapping-unknown = { $count ->
    [0] Tous les lieux que nomme ce journal sont sur la carte.
    [one] Un nom de ce journal n’est pas sur la carte. Dites quel lieu il désigne.
   *[other] { $count } noms de ce journal ne sont pas sur la carte. Dites quel lieu désigne chacun.
}
mapping-find = Chercher un nom
mapping-take = Prendre { $count ->
    [one] { $count } qui ne diffère que par l’orthographe
   *[other] { $count } qui ne diffèrent que par l’orthographe
}
mapping-take-hint = Chacun figure ci-dessous et peut être retiré
mapping-find-none = Aucun nom ne correspond
mapping-stays = Quelque chose s’y est trouvé { $count } fois
mapping-maybe = { $name } ?
mapping-means = { $id } désigne { $name }
mapping-alike = Semblable à { $percent } %
mapping-choose = Choisir…
mapping-choose-of = Choisir le lieu que désigne { $id }
mapping-more-names = et { $count } de plus ; tapez pour restreindre
mapping-place-hint = Nom d’un lieu, p. ex. dock 3
mapping-place = Nom du lieu
mapping-place-none = Aucun lieu de ce nom
mapping-more-places = et { $count } de plus
mapping-said = Indiqué jusqu’ici ({ $count })
mapping-forget = Retirer
mapping-forget-of = Oublier ce que désigne { $id }
mapping-fly = Y aller
mapping-behind = Ce journal est long : les chiffres et les incidents en tiendront compte à la prochaine ouverture.
mapping-undo = Annuler
mapping-undo-hint = Ctrl+Z
mapping-save = Enregistrer
mapping-save-hint = Dans { $file }
mapping-empty = Rien d’indiqué encore
mapping-kept = Gardé dans { $name }
mapping-unkept = Pas encore dans { $name }
mapping-nowhere = Aucun fichier à côté duquel le garder
