"""Build `timeline/language/data/given_names.tsv` from a git directory of joke2k/faker (MIT).

    python tools/build_given_names.py GITDIR > timeline/language/data/given_names.tsv

One name a line: the name, and m, f or b (both). Cyrillic names are kept, and also spelt as newspapers spell them in
Latin.
"""

import ast
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

FOLDER = "faker/providers/person/"
# Words of the language, places and offices that some list gives as names: they would make every sentence a person.
NOT_NAMES = """
Will May June April August Hope Summer Autumn Winter Spring Virginia Georgia Paris Carolina Dakota Montana Chad
India China Asia London Houston Sydney Brooklyn Phoenix Cheyenne Israel Kenya Ireland America Europe Baby King
Prince Princess Duke Earl Baron Major Judge Mayor Sir Bishop Dr Miss Mr Mrs Ms Precious Destiny Faith Joy Charity
Peace Justice Royal Genesis Heaven Harmony Trinity Holy Stone Rocky River Forest Field Lane Daisy Holly Ginger
Pepper Sunny Star Sky Amber Pearl Diamond Gold Silver Art Buck Bud Chance Gay General Golden Green Long Lucky
Mission Model Money Normal Northern North South West East Page Pink Price Queen Rich Sage Season So Storm Trade True
Van The And For Di De La Le Da Do Al El Bin Ibn Abu Nu No Na Ma An Am As At Be By He If In Is It Me My Of On Or Our
Us We You Son Sun San Santa Saint St Little Early Day Elder Era Essence Ever Fair Forrest Friend Garden German Guy
Home Honest Human Independence Infant Lake Land Large Law Less Light Love Loyal Male Manly Market Media Memory Mercy
Missouri Nation Novel Ocean Office Ok Orange Plain Pleasant Pleas Press Pretty Princeton Red Rice Rome Rush Salem
Say Seven Shade Shelter Short Single Smiley Special Sport Square States Success Super Sweet Texas Tiny Toy Trip
Union Unique Unknown Verona Vienna Victory Volga Vera-Cruz War Ware Wash Wave Well Wild Wing Wise Wood Worth Bay
Berlin Bell Bird Blue Boss Branch Bright Brown Camp Case Cash Champion Chapel Chief Church City Cloud Coast
Commodore Con Cook Cope Country Court Creed Crew Cross Cuba Delta Denver Desire Doc Dock Dollar Domain Dream Easter
Egypt Elect Energy Essex Ethics Evening Farm Fate Fee Fine First Florida Flint Force Foundation Fox France Free
French Frost Future Gain Game Gate Garnet Geneva Gift Given Good Governor Great Guard Guest Head Heritage Hero Hill
House Hurley Ideal Icy Illinois Indiana Iowa Island Italy Jersey Kansas Kentucky Ladies Leader Legend Lenox Liberty
Lion Loan Lord Louisiana Loving Lumber Maine Marine Maryland Master Mayo Mexico Milan Mine Mix Moscow Music Nile
Noble Normandy Novella Odessa Ohio Omega Oregon Palestine Palm Park Pilot Pleasure Police Polo Power Premier
President Promise Prosper Quality Racine Ransom Reason Rhodes Royalty Samoa Sanders Security Seneca Senior Service
Severe Shore Sicily Soil Squire Stormy Sugar Sultan Temple Tennessee Thing Tie Toledo Topeka Treasure Tree Tripp
Utah Valley Vandal Venice Venus Verdict Vermont Vice Village Vine Violence Virtue Vision Volume Voyage Wales
Washington Way Wealth Welcome White Wind Winner Wisdom World York Zone Central Federal National Regional Россия Мир
Слава Роза Born Olive Pit
"""
OWN = {
    "m": """Aliaksandr Alyaksandr Uladzimir Ihar Siarhei Syarhey Mikalai Viktar Andrej Andrey Yauhen Dzmitry
    Pavel Ruslan
    Ramzan Rustam Radiy Radik Ikrom Malik Nursultan Kassym Kassym-Jomart Shavkat Emomali Gurbanguly Serdar Sadyr
    Ilham Nikol Irakli Giorgi Volodymyr Petro Oleksandr Serhiy Andriy Xi Narendra Babajide Muhammadu Bola Uhuru
    William Cyril Emmanuel Olaf Justin Boris Rishi Keir Recep Abdel Mohammed Mohammad Muhammad Ahmed Hassan Ali
    Omar Yusuf Ibrahim Kotaro Chiyomatsu Umeda Fumio Shinzo Yoshihide Joko Prabowo Rodrigo Ferdinand Anwar
    Mahathir Viktor Zoran Aleksandar Andrzej Donald Mateusz Petr Milos Robert Gitanas Egils Alar
    Klaus Nicolae Rumen Radev Oleg Igor Anton Artyom Artem Yegor Egor Georgy Georgii Gennady Grigory Vasily
    Valery Vitaly Yevgeny Evgeny Arkady Anatoly Dmitry Dmitri Sergey Sergei Yury Yuri Nikolai Nikolay Alexei
    Aleksei Alexey Aleksey Alexander Aleksandr Fyodor Fedor Pyotr Petr Рустам Ботиржон Тимур Ильдар Ильгиз
    Рамиль Рафаэль Радий
    Шавкат Касым-Жомарт Нурсултан Садыр Эмомали Ильхам Ильшат Айрат Марат Ринат Фарид Камиль Азат Айдар Алмаз
    Булат Ислам
    Рамзан Магомед Муса Юнус-Бек Казбек Аслан Мурат Алибек Бахыт Болат Ерлан Олжас Аскар Серик Нурлан Акылбек
    Сооронбай
    Ёсиро Ёсихидэ Аббас Абдель Абдул Абдулазиз Абдулла Аброр Авигдор Азиз Айбек Айбулат Айсен Акира Акмаль
    Алан Алар Алекс Александрас Ален Алессандро Али Алишер Алмазбек Алсынбай Альберто Альваро Альгирдас Альдо
    Альфредо Аманбай Амир Анвар Андерс Анджей Анджело Андрес Андрус Анри Антонио Ануп Ара Арайик Арарат
    Арвидас Ариэль Армен Арне Артак Артур Арун Асиф Ассими Ахмад Ахмет Ашок Ашот Ашраф Бакыт Барак Барри Батыр
    Бахтияр Бахтиёр Башар Бен Бенджамин Бенито Беньямин Бернар Бернард Берни Бехзод Бидзина Билл Билли Бинали
    Биньямин Боб Бобби Ботир Брайан Брэдли Брэндон Брюс Бьорн Ваган Важа Вазген Валдис Вахтанг Винсент
    Витаутас Витторио Влодзимеж Войцех Вольфганг Вугар Габриэль Гагик Ганс Гарегин Гарик Гарри Гельмут Генри
    Герхард Гжегож Гиви Гийом Гиорги Гитанас Гога Гордон Грег Грегори Гурбангулы Гурген Густав Густаво Гэри
    Гюнтер Давит Давлат Дайнис Даниил Даниэль Данияр Дастан Деннис Джавад Джамшед Джастин Джафар Джейкоб
    Джеймс Джейсон Джек Джеральд Джереми Джерри Джесси Джефф Джеффри Джим Джо Джованни Джозеф Джон Джонатан
    Джонни Джордан Джордж Джорджо Джошуа Джузеппе Дзюнъитиро Дик Дильшод Дитер Доминик Дональд Дуглас Дуэйн
    Дэвид Дэн Дэниел Дэниэл Ерболат Ержан Ермек Есет Жаир Жак Жамшид Жан Жандос Жанибек Жапар Жахонгир Жениш
    Жерар Жермен Жером Жиль Жоао Жозе Жозеф Жомарт Жюль Замирбек Заур Зафар Збигнев Зигмар Зойир Зураб Ибрагим
    Ибраим Ив Икром Илон Ильхом Имран Индер Иржи Исмаил Ицхак Иштван Иэн Йенс Йоахим Йовери Йозеф Йоран
    Казимеж Кайл Кайрат Камол Канат Карапет Карел Карлос Карстен Касем Касим Каспар Кассем Каха Кемаль Кеннет
    Кестутис Клаус Клод Колин Комил Конрад Корнель Кохир Крис Кристиан Кристоф Кристофер Криштиану Кришьянис
    Куаныш Курманбек Курт Кшиштоф Кэн Кэндзи Ларри Ларс Ласло Левон Лех Линдси Лионель Лоран Лоренцо Лоуренс
    Луи Луис Луиш Лусиано Людвиг Люк Магнус Мажит Майк Майкл Максат Мамука Манмохан Мануэль Манфред Мариуш
    Марсель Массимо Матеуш Маттео Матти Маттиас Махмадсаид Махмуд Мгер Мевлют Медет Мейрам Мехмет
    Мигель Мика Микаэль Миклош Милош Мингиян Минтимер Мирзо Мирлан Митт Михал Михеил Мишел Мишель Морис
    Мохаммад Мохаммед Моше Муаммар Музаффар Муроджон Муртаза Мустафа Мухаммад Мухаммаду Мухаммед Мэтт Мэтью
    Наваз Навил Найджел Намик Наото Нарендра Нельсон Ник Никол Николас Николя Нильс Новруз Нодар Нодир Нурбек
    Нуржан Нури Нуртай Одил Олаф Оливье Олле Омурбек Ондржей Оразгали Осама Остин Отабек Отар Отто Пабло Паоло
    Паскаль Паулу Педро Пекка Первез Петер Пит Питер Пол Поль Пьер Пьетро Пётр Равшан Радж Раджив Раила Райан
    Раймондс Ральф Рамиз Рамон Расим Рассел Рауль Рафаэл Рахат Рашид Реваз Реджеп Резо Резонти Рене Рик
    Рикардо Риккардо Роджер Родни Рой Рольф Рон Рональд Рудольф Рустами Рышард Рэймонд Рэнди Сагынбек Саддам
    Саид Салман Самвел Самир Санджай Сапар Сапарбек Сардор Саулет Сванте Свен Себастьян Сердар Серджо Серж
    Сержио Серхио Сигэру Сильвио Синдзо Сирил Сирожиддин Скотт Стефано Стив Стивен Султан Сунил Сэм Сэмюэл
    Табо Тадеуш Тайлер Такеси Талант Талгат Тамаз Тарик Таро Тахир Тед Темир Тенгиз Терри Тигран Тим
    Тимоти Том Томаш Тоомас Торстен Тосимицу Тьерри Уве Уго Уилли Уильям Уктам Улугбек Улукбек Улуфеми Ульрих
    Умид Уолтер Урхо Ухуру Уэйн Фабио Фабьен Фаррух Фарук Фейсал Ференц Фернандо Фил Фолькер Франко Франсиско
    Франсуа Франческо Фредерик Фридрих Фриц Фрэнк Фуад Фумио Фуркат Хавьер Хайко Хайнц Хайрулло Хаким Халед
    Халид Хамид Хамит Ханно Ханс Хантер Харольд Хассан Хафез Хачатур Хельмут Хидэо Хикмет Хироси Хорст Хорхе
    Хосе Хосни Хуан Хулуси Хуршид Хусейн Хью Чарльз Чингиз Шалва Шандор Шерзод Шимон Шолбан Шон Штефан Шухрат
    Эгилс Эд Эдвард Эдуар Эдуардо Эйнар Эльдар Эльдор Эльмар Эльчин Элёр Эмерсон Эмилио Эммануэль Эндрю Энрике
    Энрико Энтони Эрве Эрик Эрих Эркин Эркки Эрлан Этьен Эхуд Юджин Юкия Юнус Юрген Юрис Юсуф Юха Юхани Яир
    Янош Ясир Яцек""",
    "f": """Sviatlana Svetlana Natallia Natalya Nataliya Natalia Maryia Tatsiana Tatyana Tatiana Yulia Yuliya
    Ksenia Olga
    Elena Yelena Ekaterina Yekaterina Valentina Angela Ursula Theresa Sanna Mette Jacinda Sheikh Droupadi
    Giorgia Kaja Ingrida Maia Zuzana Katalin Salome Roza Dariga Elvira Ella Irina Galina Lyudmila Larisa Marina
    Vera Nadezhda
    Айгуль Айжан Айнур Айсулу Алия Алсу Алтынай Альфия Аманда Анаит Анджела Андреа Аннегрет Аннелена Армине
    Бакыт Барбара Беата Беназир Бермет Бетти Бренда Бриджит Брижит Гаяне Глория Грейс Гузель Гульмира
    Гульнара Гульшат Даля Дана Дарига Дебора Дебра Джанет Джейн Дженна Дженнифер Джессика Джилл Джин Джоан
    Джованна Джойс Джорджия Джудит Джули Джулиана Диана Дилма Диляра Динара Долорес Донна Дорис Дороти Жамиля
    Жанар Жозефина Зигрид Зузана Зульфия Зухра Изабель Ильза Ильмира Ингрид Ингрида Индира Йинглак Камала
    Камила Карине Каролина Катажина Катарина Катрин Кая Кейт Кейтлин Келли Керсти Кетеван Кимберли Клаудия
    Клэр Колинда Кондолиза Консуэло Кристалина Кристиан Кристин Кэрол Кэролин Кэтлин Кэтрин Лаймдота Лаура
    Лейла Лиза Линдсей Линн Лола Лорен Лори Луиза Лусине Люси Мадина Малгожата Малика Маргарет Мари Мариам
    Марион Меган Мелисса Мередит Мерил Мерседес Метте Мехрибан Мишель Молли Мэгги Мэри Мэрилин Назира Наиля
    Наира Нана Наргиза Натали Николь Нилуфар Нино Нодира Нэнси Одри Оливия Памела Паола Патрисия Пенелопа
    Пенни Петра Пилар Прия Рамиля Ребекка Розалия Росарио Рут Рэйчел Саида Салли Салома Саломе Салтанат
    Саманта Сандра Санна Сауле Сеголен Симонетта Сирикит Скарлетт Соледад Соня Софи Сьюзан Тамар Танзила Тарья
    Тина Трейси Ульрике Умида Урсула Фарида Фатима Федерика Феруза Франсуаза Франческа Фрида Хайке Халеда
    Ханна Хасина Хелен Хелена Хелле Хизер Хиллари Хулиана Шарлиз Шарлотта Шахноза Шерил Ширли Шэрон Эва Эвелин
    Эдит Элизабет Элис Эллен Эльвира Эльжбета Эльза Эльмира Эми Эмили Эмма Эммануэль Энн Энни Эрна Эшли Юлдуз
    Юрико Ядвига Яна Ярмила""",
}
MOSTLY = 2  # so many more lists of one sex than of the other
LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u".replace(
            "-", ""
        ).split(" "),
        strict=True,
    )
)


def latin(name: str) -> Iterator[str]:
    """Spell a Cyrillic name as newspapers do, in each usual way."""
    low = "".join(LETTERS.get(letter, letter) for letter in name.lower())
    ends = {"iy": ("y", "i", "iy", "ii"), "ey": ("ey", "ei"), "ay": ("ay", "ai"), "iya": ("ia", "iya", "ya")}
    for end, others in sorted(ends.items(), key=lambda pair: -len(pair[0])):
        if low.endswith(end):
            for other in others:
                yield (low[: -len(end)] + other).title()
            return
    yield low.title()


def literals(node: ast.AST) -> Iterator[str]:
    """Every string in a literal."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def listed(gitdir: str) -> dict[str, Counter[str]]:
    """Count for each name how many lists give it to men, to women, or do not tell."""
    git = ["git", "--git-dir", gitdir]
    sexes: dict[str, Counter[str]] = defaultdict(Counter)
    for path in subprocess.check_output([*git, "ls-tree", "-r", "--name-only", "HEAD", FOLDER], text=True).split():
        if path.endswith("__init__.py"):
            source = subprocess.check_output([*git, "show", f"HEAD:{path}"], text=True)
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    take(node.targets[0].id, node.value, sexes)
    return sexes


def take(target: str, value: ast.AST, sexes: dict[str, Counter[str]]) -> None:
    """Count the names of one list."""
    if target.startswith("first_name") or target == "first_romanized_names":
        sex = "f" if "female" in target or "women" in target else "m" if "male" in target or "men" in target else ""
        for name in literals(value):
            for part in name.strip().split():
                if len(part) > 1 and part[0].isupper():
                    sexes[part][sex] += 1


def main(gitdir: str) -> None:
    """Print the table."""
    sexes = listed(gitdir)
    for sex, names in OWN.items():
        for name in names.split():
            sexes[name][sex] += 5
    for name in list(sexes):
        if "А" <= name[0] <= "Я" or name[0] in "ЁІЇЄҐ":
            for spelling in latin(name):
                sexes[spelling] += sexes[name]
    barred = set(NOT_NAMES.split())
    print("# Given names of many countries, from joke2k/faker (MIT), with additions of this project (MIT).")
    print("# Built by tools/build_given_names.py. m: men, f: women, b: both or not told.")
    for name in sorted(sexes):
        plain = all(letter.isalpha() or letter in "-’'" for letter in name)
        alphabet = name[0] < "ɐ" or "Ѐ" <= name[0] <= "ӿ"
        if plain and alphabet and name not in barred and not name.isupper():
            men, women = sexes[name]["m"], sexes[name]["f"]
            print(f"{name}\t{'m' if men > MOSTLY * women else 'f' if women > MOSTLY * men else 'b'}")


if __name__ == "__main__":
    main(sys.argv[1])
