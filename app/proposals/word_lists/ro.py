"""Romanian words for coming back: plain things, none offensive, none a letter away from another."""

_WORDS = """
acoperiș acordeon acvariu agrafă albină alună ananas arici autobuz avion balenă balon banană baterie bibliotecă
bicicletă birou biscuit bomboană bondar borcan brad broască brutar brânză brățară buburuză bucătar bufniță burete
buzunar cabană cactus cadou cafea caiet calendar camion canapea cangur cartof cascadă castană castel castor ceapă ceas
cheie chitară cinema ciocan ciocolată ciocârlie ciorap cireașă ciupercă clopoțel clătită cocoș copac corabie cort
covor covrig creion crocodil cuptor curcubeu cutie cârtiță căciulă cămașă cămilă căprioară căpșună cărămidă deal
delfin desen deșert dovleac dulap elefant farfurie fasole fazan fereastră flaut floare fluture foarfecă fotoliu
frigider frunză fulger furculiță furnică furtună fustă fântână garaj garoafă geantă gheață ghindă ghiocel ghiozdan
ghiveci girafă gogoașă greiere grădină gutuie găleată hamster hartă hotel iarnă iaurt iepure inel insulă izvor jachetă
jucărie lampă lanternă lapte lebădă licurici lingură livadă lopată lămâie magazin magnet margaretă mazăre melc
mesteacăn miere migdală minge moară morcov motor munte muzeu muzică mănușă narcisă nasture nisip ocean oglindă omidă
oraș pahar pajiște palton pantof papagal pelican pensulă pepene perdea pernă pescăruș peșteră piatră pieptene piersică
pilot pinguin piper pisică plajă planetă plic ploaie plăcintă pompier portocală portofel poveste poștaș primăvară
prosop prăjitură pulover pâine pădure păianjen pătrat pătură radio rechin rinocer robinet robot rochie rucsac
rândunică rădăcină salată sanie scaun scoică scrisoare semafor smântână soare stejar stilou stradă strugure struț
stâncă sămânță săpun tablou teatru telefon toamnă tramvai trandafir tricou trifoi triunghi trompetă trotinetă tunel
umbrelă ursuleț usturoi valiză vapor vecin veveriță viespe vioară vrabie vulpe vultur zebră ziar zmeură zâmbet zăpadă
înghețată șapcă școală șopârlă șosetă șurub țestoasă
"""
WORDS = _WORDS.split()
