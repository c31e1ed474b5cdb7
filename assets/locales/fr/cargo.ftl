cargo-no-waybill = attendu : une LTA telle que 020-12345675LGGJFK/T1K100 ; trouvé : { $token }
cargo-part-skipped = Cette partie a été ignorée
cargo-ulds-for-statuses = attendu : des statuts ; trouvé : les ULD de { $waybill } : { $ulds }
cargo-nothing-loaded = Rien ne dit quelle pièce est dans lequel ; rien n’a donc été chargé
cargo-no-status = attendu : un statut tel que RCF ; trouvé : { $word }
cargo-status-skipped = Le statut a été ignoré
cargo-no-line = attendu : une ligne de message telle que RCF/LH400/16OCT1615/LGG ; trouvé : { $token }
cargo-line-skipped = La ligne a été ignorée
cargo-no-day = attendu : un statut avec un jour, tel que DEP/LH400/16OCT1615/LGGJFK ; trouvé : { $token }
cargo-found-no-day = { $token } à la ligne { $line }, sans jour tel que 16OCT ; ajoutez-le
cargo-found-no-status = { $word } à la ligne { $line }, qui n’est pas un statut tel que RCF ; mettez-en un
cargo-only-waybills = des LTA sans date d’émission (ISU), qui ne disent aucun instant ; ouvrez leurs messages de statut (FSU)
cargo-imp = des messages Cargo-IMP avec des statuts, ou des LTA avec une date d’émission
cargo-no-year = attendu : une année et un décalage horaire pour chaque heure ; absents, car Cargo-IMP n’en a pas
cargo-latest-years = Les années sont les plus récentes où rien n’est à venir, même à l’heure la plus avancée (UTC+14) ; les heures sont prises comme UTC
cargo-clockless = attendu : une heure pour chaque statut ; { $clockless ->
        [one] { $clockless } n’a qu’un jour
       *[other] { $clockless } n’ont qu’un jour
    }
cargo-from-midnight = Ils valent pour le début du jour
cargo-neither-issue-nor-status = LTA { $waybill } : attendu : une date d’émission (ISU) ou un statut ; ni l’une ni l’autre
cargo-left-out = Elle a été laissée de côté ; une LTA seule ne dit aucun instant
cargo-no-issue = LTA { $waybill } : attendu : une date d’émission (ISU) ; absente
cargo-since-first-status = Elle est tenue pour présente dans ses ULD depuis son premier statut
cargo-in-several = LTA { $waybill } : attendue dans un seul ULD, trouvée dans { $ulds }
cargo-in-none = Les ULD sont là, et elle n’est dans aucun : rien ne dit quelle pièce est dans lequel
cargo-xml = un message Cargo-XML avec un MasterConsignment
cargo-none-in = aucun dans { $root }
cargo-no-number = attendu : le numéro d’une LTA ; absent
cargo-consignment-skipped = L’envoi a été ignoré
cargo-divided = LTA { $id } : attendue dans un seul ULD, trouvée répartie sur { $many }
cargo-divided-hint = Les ULD sont là, et elle n’est dans aucun : ses parties n’ont pas de nom propre
cargo-no-instant = LTA { $id } : attendu : un statut ou l’heure du message ; ni l’un ni l’autre
cargo-no-code = attendu : le code d’un statut (ReasonCode) ; absent
cargo-skipped = Il a été ignoré
cargo-no-occurrence = statut { $code } de { $waybill } : attendu : un OccurrenceDateTime ; trouvé : { $found }
cargo-status-iso = Le statut a été ignoré ; les heures sont en ISO 8601 avec un décalage ou Z
cargo-departs-elsewhere = statut DEP de { $waybill } : attendu à son origine { $origin }, trouvé à { $place }
cargo-place-taken = Le lieu du statut a été retenu ; un envoi peut aussi partir d’où il a été transféré
cargo-no-schedule = prévision { $code } de { $waybill } : attendu : un ScheduledOccurrenceDateTime ; trouvé : { $found }
cargo-plan-skipped = La prévision a été ignorée ; les heures sont en ISO 8601 avec un décalage ou Z
cargo-midnights = attendu : une heure pour chaque départ et arrivée prévus ; { $midnights ->
        [one] { $midnights } est à minuit
       *[other] { $midnights } sont à minuit
    }
cargo-as-written = Ils sont pris tels quels ; une LTA écrit souvent ainsi un jour seul
