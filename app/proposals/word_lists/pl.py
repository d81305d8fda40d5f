"""Polish words for coming back: plain things, none offensive, none a letter away from another."""

_WORDS = """
aparat autobus balon banan bawełna biblioteka biedronka biurko bocian borsuk brama burza butelka bułka bęben cebula
chatka chmura ciastko ciężarówka cukier cytryna czajnik czekolada dach delfin diament dolina drabina drzewo drzwi dynia
dywan dzwonek dąb długopis dżungla farba fasola filiżanka flaga furgonetka galaretka garaż gitara gniazdo gołąb gruszka
grzanka grzebień grzyb guzik gwiazda gwizdek haczyk herbata hełm igła jabłko jajko jaszczurka jesień jezioro jogurt
kajak kaktus kamień kanapa kapelusz kapitan kapusta kieszeń klejnot koperta korona koszula koszyk koło kredka krzesło
król królik królowa książka księżyc kubek kuchnia kucyk kurczak kurtka kwadrat lampa las latawiec lew liczba lina liść
lustro magnes malina mapa marchewka marmur masło melon miasto miska mleko moneta most motyl muszla muzeum muzyka mydło
mysz młotek namiot nasiono nauczyciel nożyczki obiad ocean ogień ognisko ogród ogórek okno olbrzym orzech orzeł owca
ołówek ośmiornica paczka palec panda papier papuga parasol pianino piasek piekarnik piekarz pieprz piknik pióro planeta
plaża pociąg pocztówka poduszka podwórko pomarańcza pomidor poranek port portfel ptak pudełko pustynia półka pędzel
płaszcz płot radio rakieta robot rolnik rower ryba rzeka ręcznik rękawiczka samochód sałata silnik siostra skarpeta
sklep skrzypce smok spódnica srebro stacja statek staw stodoła stokrotka strzała sukienka sweter szklanka szkoła
szuflada słoń taksówka talerz torba traktor trawa truskawka trójkąt trąbka tulipan tygrys tęcza układanka ulica wagon
wakacje wiadro widelec wieczór wierzba wiewiórka wieża winogrono wiosna wiśnia wróbel wstążka wujek wydra wyspa wzgórze
zabawa zamek zasłona zdjęcie zebra zegar ziemia ziemniak zima znaczek zupa złoto łabędź ławka łyżka łódka łóżko ścieżka
ślimak śliwka śnieg śpiewak świeca świerszcz żaba żeglarz żyrafa żywopłot żółw
"""
WORDS = _WORDS.split()
