"""Words that say nothing of what a text is about, in the languages of the portal, as `search.fold` leaves them. Those of one or two letters are never looked at."""

_WORDS = """
about after again all also always and any are because been before being but can cannot come could did does doing done each even every
for from get gets give goes going good had has have her here him his how into its just know like made make many may more most much must
need needs never not nothing now off often only other our out over own people put really said same say should some somebody someone
something such take than that the their them then there these they thing things think this those time too use very want wants was way
well were what when where which who why will with would you your idea ideas help better

ale albo aby bardzo bez bo byc byl bylo byla czy dla dlaczego gdy gdzie go ich ile jak jako jest jestem jeszcze juz kazdy kiedy kto
ktora ktore ktory lub ludzie maja mam mnie moga moze mozna nam nas nie niz oraz osoby pod poniewaz przed przez przy sie sobie swoje sa ta
tak takie tam tego tej ten teraz tez to tu tylko tym wiec wszystko zeby zawsze jestesmy bedzie pomysl

acea acest aceasta acum aceste asa atunci avea bine care cand cat catre cei cele cine cum dar daca decat deci din doar dupa ea ei ele
este eram fara fi fie fiecare foarte fost iar inainte intre la lui mai mea mult multe nici nimic noi nostru nu oameni ori pana pe pentru
poate prea prin sau sa si sunt sub toate tot trebuie unde unei unor unui vor sunteti idee

الي التي الذي الذين ان انا انه او اي اين بعد بعض بين ثم جدا حتي حول حيث ذلك علي عليه عن عند غير في فيه فقط قبل قد كان كانت كل كما كيف
لا لان لكن لم لماذا لن له لها ليس ليست ما ماذا متي مع من منذ منها نحن نحو هذا هذه هل هم هنا هناك هو هي وان ولا ولكن وهو وهي يجب يكون
يمكن الناس فكره

اپ اس اسے ان اور ايسا ايك بهت بهي به پر پهر تك تو تها تهے تهي جب جس جو كا كر كرنا كرنے كو كوئي كه كهاں كي كيا كے كيوں گا گے گي لئے لوگ مجهے
ميں مگر نه نهيں نے هم هميں هو هونا هوتا هوتي هے هيں يا يه وه سے ليے ساته بعد

ਅਤੇ ਉਹ ਇਹ ਇਸ ਇੱਕ ਹੈ ਹਨ ਸੀ ਸਨ ਹੁੰਦਾ ਹੁੰਦੀ ਕਿ ਕੀ ਕੇ ਕਰ ਕਰਨ ਕਰਨਾ ਕੋਈ ਕਿਉਂ ਕਿਵੇਂ ਜਦੋਂ ਜੋ ਤੇ ਤੋਂ ਤਾਂ ਦਾ ਦੀ ਦੇ ਦੀਆਂ ਨਹੀਂ ਨਾਲ ਨੂੰ ਨੇ ਪਰ ਬਹੁਤ ਮੈਂ ਮੈਨੂੰ ਲਈ ਲੋਕ
ਵਿੱਚ ਵਿਚ ਵੀ ਸਾਨੂੰ ਅਸੀਂ ਹੋ ਹੀ ਬਾਅਦ
"""
WORDS = _WORDS.split()
