"""English words for coming back: plain things, none offensive, none a letter away from another."""

_WORDS = """
airport almond anchor apple arrow autumn badge baker balcony balloon bamboo banana barn basket bench bicycle biscuit
blanket boat bonfire book bottle box bridge brush bucket builder butter butterfly button cabbage cabin cactus camera
candle canoe captain carpet carrot castle cathedral chair cheese cherry chicken chimney chocolate cinema circle city
clock cloud coffee comb cottage cotton crayon cricket crown cucumber cup curtain cushion daisy desk diamond dinner
doctor dolphin door dragon drawer drum duck eagle earth elbow elephant engine envelope evening factory farmer feather
fence field finger fire fish flag flute forest frog garage garden giant giraffe glass gold grape guitar hammer harbour
hedge helmet hill holiday honey hospital house igloo island jacket jelly jewel jigsaw juice jumper jungle kettle king
kitchen kite ladder lake lamp lantern leaf lemon letter library lion lizard lorry magnet map marble market meadow melon
milk mirror monkey moon morning mountain museum mushroom music needle nest number oak ocean octopus office onion orange
orchard otter oven owl paint panda paper parcel party pencil pepper photo piano picnic pillow pilot planet plate pocket
pond potato puppet puzzle queen rabbit radio rainbow ribbon river robin robot roof rope ruler sailor salad sand scarf
school scissors seed shadow sheep shelf ship shoe silver sister skirt snail snow soap sofa spider spoon square squirrel
stamp station stone storm street sugar summer swan table taxi teacher tent ticket tiger toast tomato torch towel tractor
tree triangle trumpet tulip tunnel turtle umbrella uncle valley village violin wagon wallet water wheel whistle window
winter wolf yard yogurt zebra
"""
WORDS = _WORDS.split()
