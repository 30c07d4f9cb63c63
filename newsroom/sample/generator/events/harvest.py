"""Harvests: how much, from how many fields, for how much, and what the weather did to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, table


@dataclass(frozen=True)
class Year:
    """Tonnes and hectares of one harvest."""

    tonnes: int
    hectares: int

    @property
    def each(self) -> float:
        """Tonnes from one hectare."""
        return round(self.tonnes / self.hectares, 1)


@dataclass(frozen=True, kw_only=True)
class Harvest:
    """`price` in won for one unit; farms that grow it; last year's and this year's figures."""

    place: str
    at: dt.datetime
    crop: Pair
    farms: int
    before: Year
    now: Year
    unit: Pair
    price: tuple[int, int]
    scene: Pair
    cause: Pair
    voice: Voice
    next: Pair
    headline: Pair
    deck: Pair = ("", "")
    doing: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Harvest, Spot], tuple[Pair, ...]]

    @property
    def share(self) -> str:
        """By how many percent the harvest changed, without a sign."""
        return f"{abs(self.now.tonnes - self.before.tonnes) / self.before.tonnes * 100:.1f}".removesuffix(
            ".0"
        )

    @property
    def is_more(self) -> bool:
        return self.now.tonnes > self.before.tonnes


def field_first(row: Harvest, spot: Spot) -> tuple[Pair, ...]:
    """From the field, then the sum of all fields."""
    return (
        row.scene,
        (
            f"{spot.office} 집계로 올해 {row.crop[0]} 수확량은 {korean.count(row.now.tonnes)}t이다. 지난해 {korean.count(row.before.tonnes)}t보다 {row.share}% {'많다' if row.is_more else '적다'}. 농가 {korean.count(row.farms)}곳이 {korean.count(row.now.hectares)}ha에서 거둔 양이다.",
            f"The {spot.hall} puts this year’s {row.crop[1]} at {row.now.tonnes:,} tons from {row.now.hectares:,} hectares and {row.farms:,} farms, {row.share}% {'more' if row.is_more else 'less'} than the {row.before.tonnes:,} tons of last year.",
        ),
        row.cause,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        (
            f"산지 값은 {row.unit[0]}에 {korean.won(row.price[1]):이다}. 한 해 전에는 {korean.won(row.price[0]):이었다}.",
            f"Growers get {english.won(row.price[1])} for {row.unit[1]}, against {english.won(row.price[0])} a year ago.",
        ),
        row.next,
    )


def figures_first(row: Harvest, spot: Spot) -> tuple[Pair, ...]:
    """The figures as a table, then what lies behind them."""
    return (
        (
            f"{spot.ko} {row.crop[0]} 수확이 끝났다. 거둔 양은 모두 {korean.count(row.now.tonnes)}t으로 1ha에 {row.now.each:g}t꼴이다.",
            f"The {row.crop[1]} harvest in {spot.en} is in: {row.now.tonnes:,} tons, or {row.now.each:g} tons a hectare.",
        ),
        row.cause,
        table(
            (f"{spot.ko} {row.crop[0]} 수확", f"{spot.en}: {row.crop[1]} harvest"),
            (("구분", "Measure"), ("2025년", "2025"), ("2026년", "2026")),
            [
                (("면적(ha)", "Hectares"), *same(row.before.hectares, row.now.hectares)),
                (("수확량(t)", "Tons"), *same(row.before.tonnes, row.now.tonnes)),
                ((f"산지 값({row.unit[0]}, 원)", f"Price of {row.unit[1]}, won"), *same(*row.price)),
            ],
        ),
        row.scene,
        (
            f"“{row.voice.words[0]}.” {row.voice.ko:이} {row.doing[0]} 한 말이다.",
            f"“{row.voice.words[1]},” said {row.voice.en}, {row.doing[1]}.",
        ),
        row.next,
    )


def same(*numbers: int) -> tuple[Pair, ...]:
    return tuple((korean.count(number), f"{number:,}") for number in numbers)


def price_first(row: Harvest, spot: Spot) -> tuple[Pair, ...]:
    """Lead with what growers get, then the amount, then the reason."""
    old, new = row.price
    return (
        (
            f"{spot.ko} 농민들이 {row.crop[0]} {row.unit[0]}에 받는 값이 {korean.won(old)}에서 {korean.won(new):으로} {'올랐다' if new > old else '내렸다'}.",
            f"Growers in {spot.en} now get {english.won(new)} for {row.unit[1]} of {row.crop[1]}, {'up' if new > old else 'down'} from {english.won(old)}.",
        ),
        (
            f"반면 농가 {korean.count(row.farms)}곳이 거둔 양은 {korean.count(row.now.tonnes)}t으로 지난해보다 {row.share}% {'늘었다' if row.is_more else '줄었다'}."
            if row.is_more != (new > old)
            else f"농가 {korean.count(row.farms)}곳의 수확도 {korean.count(row.now.tonnes)}t으로 지난해보다 {row.share}% {'늘었다' if row.is_more else '줄었다'}.",
            f"{'Quantity went the other way' if row.is_more != (new > old) else 'Quantity moved with it'}: {row.farms:,} farms brought in {row.now.tonnes:,} tons, {row.share}% {'more' if row.is_more else 'less'} than last year.",
        ),
        row.cause,
        row.scene,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 전했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, explained: “{row.voice.words[1]}.”",
        ),
        row.next,
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


ROWS = (
    Harvest(
        place="goheung", at=kst(9, 4, 13, 30), plan=figures_first, crop=("조생종 벼", "early rice"), farms=412, before=Year(3960, 720), now=Year(4158, 693), unit=("40kg", "40 kilograms"), price=(62_000, 65_500),
        scene=("포두면 들판에서는 콤바인 스물두 대가 새벽이슬이 마르기를 기다렸다가 한꺼번에 시동을 걸었다.", "In Podu-myeon 22 combines waited for the dew to dry and then started up all at once."),
        cause=("심은 넓이는 줄었지만 7월에 해가 난 시간이 지난해보다 58시간 길어 낟알이 잘 여물었다.", "Less was planted, yet July had 58 more hours of sunshine than the year before and the grain filled well."),
        voice=Voice(("마서글", "Ma Seo-geul"), ("작목반 총무", "the growers’ treasurer"), ("추석 전에 햅쌀을 내려고 모를 4월에 낸 보람이 있다", "It paid to plant in April so that new rice reaches the shops before Chuseok")),
        next=("햅쌀은 오는 8일부터 추석 전날까지 서울과 부산의 매장 마흔다섯 곳에서 팔린다.", "From Sept. 8 until the eve of the holiday it will be on sale in 45 shops in Seoul and Busan."),
        doing=("장부를 덮으며", "closing the ledger"),
        headline=("고흥 조생종 햅쌀 4158t 거둬들였다", "Goheung Brings In 4,158 Tons of Early Rice"),
    ),
    Harvest(
        place="gunwi", at=kst(9, 22, 10, 0), plan=price_first, crop=("자두", "plums"), farms=268, before=Year(2310, 210), now=Year(1848, 205), unit=("10kg", "10 kilograms"), price=(34_000, 41_000),
        scene=("의흥면 선별장의 컨베이어는 하루 두 시간 일찍 멈췄다. 흠집 난 열매를 골라내는 손만 늘었다.", "At the packing house in Uiheung-myeon the belt now stops two hours early, and more hands are needed for picking out the scarred fruit."),
        cause=("6월 9일 쏟아진 우박이 과수원 74ha를 때렸다. 지름 2cm 안팎의 얼음에 맞은 열매는 다 익어도 자국이 남는다.", "On June 9 hailstones some 2 centimeters across struck 74 hectares of orchard, and fruit that was hit keeps the mark."),
        voice=Voice(("승여름", "Seung Yeo-reum"), ("과수 농민", "an orchardist"), ("못난 것끼리 모아 잼 공장에 보내니 버리는 것은 없다", "The ugly ones go to the jam factory together, so nothing is thrown away")),
        next=("군은 우박 그물을 치려는 농가에 설치비의 60%를 대기로 하고 10월 16일까지 신청을 받는다.", "Farms that want hail nets can apply until Oct. 16, and 60% of the cost will be paid for them."),
        headline=("우박 맞은 군위 자두, 물량 20% 줄고 값은 올라", "Hail Cuts Gunwi’s Plum Crop by 20%"),
    ),
    Harvest(
        place="seosan", at=kst(10, 30, 15, 40), plan=field_first, crop=("생강", "ginger"), farms=890, before=Year(6480, 540), now=Year(5184, 480), unit=("20kg", "20 kilograms"), price=(88_000, 109_000),
        scene=("부석면 황토밭에서는 생강을 캐자마자 토굴로 옮긴다. 땅속 4m, 한 해 내내 13도를 지키는 굴이다.", "In the red fields of Buseok-myeon, ginger goes straight from the soil into caves 4 meters down, where it stays at 13 degrees all year."),
        cause=("7월 하순부터 33일 동안 비다운 비가 없어 뿌리가 굵어지지 못했다. 물을 댈 수 있던 밭과 없던 밭의 수확이 두 배까지 벌어졌다.", "For 33 days from late July there was hardly any rain and the roots stayed thin. Fields with irrigation yielded up to twice as much as those without."),
        voice=Voice(("사공별", "Sagong Byeol"), ("생강 농민", "a ginger farmer"), ("씨생강을 남겨 두려고 굴의 반은 팔지 않고 문을 닫는다", "Half of my cave stays shut, because that is next spring’s seed")),
        next=("농업기술센터는 내년에 밭 물대기 관을 120ha에 더 놓는다.", "Next year irrigation pipes will be laid to another 120 hectares."),
        headline=("서산 생강 5184t…가뭄에 20% 줄어", "Drought Thins Seosan’s Ginger Harvest"), deck=("토굴에 절반은 씨로 남겨", "Farmers keep back half of it as seed"),
        picture=Picture(scene="portrait-f", alt=("머리가 희끗하고 조끼를 입은 농민의 상반신", "Head and shoulders of a gray-haired farmer in a work vest"), caption=("서산 부석면에서 생강을 기르는 농민 사공별씨가 카메라 앞에 섰다.", "Sagong Byeol, who grows ginger in Buseok-myeon, Seosan, poses for a photo.")),
    ),
    Harvest(
        place="naju", at=kst(10, 19, 11, 30), plan=figures_first, crop=("배", "pear"), farms=1930, before=Year(40_300, 1550), now=Year(42_750, 1500), unit=("15kg", "15 kilograms"), price=(46_000, 43_500),
        scene=("왕곡면 과수원 사이로는 봉지를 벗기는 소리가 낙엽 밟는 소리처럼 이어졌다. 배 한 알에 한 장, 나무 하나에 200장이 넘는다.", "In Wanggok-myeon the rustle of paper bags coming off sounds like walking on leaves: one for each pear, more than 200 to a tree."),
        cause=("봄에 서리가 한 번도 들지 않았고 태풍도 비켜 갔다. 한 상자를 채우는 데 지난해 서른 알이 들었다면 올해는 스물여섯 알이면 된다.", "There was no frost in spring and the typhoons kept away. A box that took 30 pears last year is full with 26."),
        voice=Voice(("두나울", "Du Na-ul"), ("원예조합 이사", "a director of the growers’ cooperative"), ("잘된 해일수록 한꺼번에 내지 말고 저온고에 나눠 두어야 한다", "In a good year above all, do not send everything at once; spread it over the cold stores")),
        next=("조합은 6200t을 내년 설까지 저온 창고에 두었다가 나눠 낸다.", "The cooperative will hold 6,200 tons in cold storage and release them until the Lunar New Year."),
        doing=("저온고 문을 밀어 닫으며", "pushing the door of a cold store shut"),
        headline=("나주 배 4만2750t 풍작, 값은 5.4% 내려", "A Bumper Pear Harvest in Naju"),
    ),
    Harvest(
        place="wando", at=kst(11, 2, 9, 40), plan=price_first, crop=("유자", "yuja"), farms=315, before=Year(1240, 155), now=Year(1426, 155), unit=("10kg", "10 kilograms"), price=(29_000, 25_500),
        scene=("고금면 선별장 마당에는 노란 자루가 허리 높이로 쌓였다. 자루마다 농가 이름을 적은 나무 조각이 꽂혀 있다.", "Yellow sacks stand waist-high in the yard of the packing house in Gogeum-myeon, each with a slip of wood bearing a farm’s name."),
        cause=("한파가 없던 지난겨울을 난 나무들이 꽃을 많이 달았고, 가지를 솎은 밭에서는 알까지 굵어졌다.", "After a winter without hard frost the trees blossomed freely, and where branches were thinned the fruit grew large as well."),
        voice=Voice(("어라온", "Eo Ra-on"), ("유자청 공장장", "who manages a marmalade plant"), ("씨를 빼는 기계를 두 대로 늘려도 밤 10시까지 돌려야 따라간다", "We have doubled the seeding machines and still run them until 10 at night")),
        next=("군은 남는 유자 90t을 사들여 겨울 동안 학교 급식 음료로 쓴다.", "The county will buy 90 tons of the surplus and serve it as a drink in school canteens through the winter."),
        headline=("완도 유자 15% 더 열려 값 내렸다", "More Yuja on the Trees, Less Money in Wando"),
    ),
    Harvest(
        place="haenam", at=kst(11, 17, 14, 20), plan=field_first, crop=("겨울배추", "winter cabbage"), farms=1480, before=Year(198_000, 2250), now=Year(214_700, 2260), unit=("10kg", "10 kilograms"), price=(8600, 7900),
        scene=("산이면 배추밭에서는 스무 명이 한 줄로 서서 한 시간에 4t을 벤다. 트럭은 밭둑에 시동을 켠 채 기다린다.", "In Sani-myeon a line of 20 people cuts 4 tons of cabbage an hour while the truck idles at the edge of the field."),
        cause=("10월 비가 고르게 내려 속이 단단하게 찼다. 다만 한꺼번에 자란 탓에 일손을 구하지 못한 밭이 나온다.", "Even rain in October made for firm hearts. But everything ripened together, and some fields cannot find the hands."),
        voice=Voice(("요한별", "Yo Han-byeol"), ("작업반장", "who leads a cutting crew"), ("예약이 다음 달 12일까지 차서 밭 주인에게 미안하다는 말부터 한다", "We are booked until the 12th of next month, so every call begins with an apology")),
        next=("군은 오는 24일부터 다른 지역 작업반 여덟 팀의 숙소와 버스를 대 준다.", "From Nov. 24 the county will house and drive eight crews from elsewhere."),
        headline=("해남 겨울배추 21만4700t…벨 사람이 모자란다", "Haenam’s Cabbages Are Ready, the Cutters Are Not"), deck=("작업반 예약 다음 달 12일까지 꽉 차", "Crews are booked until Dec. 12"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"harvest-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("economy", "local"),
                topics=("farming", "prices"),
                kicker=("수확", "Harvest"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
