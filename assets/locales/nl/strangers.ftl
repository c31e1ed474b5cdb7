strangers-milestone = De regel “{ $rule }” zoekt de mijlpaal “{ $name }”, waarover dit logboek niets zegt
strangers-hold = De regel “{ $rule }” zoekt de blokkering “{ $name }”, waarover dit logboek niets zegt
strangers-quantity = De regel “{ $rule }” zoekt de grootheid “{ $name }”, waarover dit logboek niets zegt
strangers-alarm = De regel “{ $rule }” zoekt het alarm “{ $name }”, waarover dit logboek niets zegt
strangers-near = { $said } (bedoelde u “{ $near }”?)
strangers-hint = Verbeter de naam in het bestand met regels, of laat hem staan: zo vindt de regel niets
