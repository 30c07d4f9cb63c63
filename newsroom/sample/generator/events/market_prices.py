"""What a basket costs at a local market this week, and what it cost last week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, table
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True)
class Goods:
    """A ware, how it is sold, and its price in won last week and this."""

    name: Pair
    unit: Pair
    last: int
    this: int

    @property
    def change(self) -> int:
        return self.this - self.last

    @property
    def percent(self) -> str:
        """How far the price moved, without a sign."""
        return f"{abs(self.change) / self.last * 100:.1f}".removesuffix(".0")


@dataclass(frozen=True, kw_only=True)
class Survey:
    place: str
    at: dt.datetime
    on: dt.date
    market: Pair
    stalls: int
    goods: tuple[Goods, ...]
    cause: Pair
    voice: Voice
    tip: Pair
    headline: Pair
    deck: Pair = ("", "")
    doing: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Survey, Spot], tuple[Pair, ...]]

    @property
    def basket(self) -> Goods:
        last, this = (sum(getattr(ware, name) for ware in self.goods) for name in ("last", "this"))
        return Goods(("합계", "Total"), ("", ""), last, this)


def prices(row: Survey) -> Pair:
    basket = row.basket
    return table(
        (f"{row.market[0]} 소매가격(단위: 원)", f"Retail prices at {row.market[1]}, in won"),
        (("품목", "Item"), ("지난주", "Last week"), ("이번 주", "This week")),
        [
            ((f"{w.name[0]} {w.unit[0]}", f"{english.first_up(w.name[1])}, {w.unit[1]}"), *amounts(w))
            for w in row.goods
        ]
        + [(basket.name, *amounts(basket))],
    )


def amounts(ware: Goods) -> tuple[Pair, Pair]:
    return (
        (korean.count(ware.last), f"{ware.last:,}"),
        (korean.count(ware.this), f"{ware.this:,}"),
    )


def one_ware(row: Survey, spot: Spot) -> tuple[Pair, ...]:
    """Lead with the ware that moved most; the others in a table."""
    ware = row.goods[0]
    up = "down" if ware.change < 0 else "up"
    return (
        (
            f"{spot.ko} {row.market[0]}에서 {ware.name[0]} {ware.unit[0]} 값이 {korean.won(ware.this):으로} 한 주 사이 {ware.percent}% {'내렸다' if ware.change < 0 else '올랐다'}.",
            f"{english.first_up(ware.name[1])} cost {english.won(ware.this)} for {ware.unit[1]} at {row.market[1]} in {spot.en} this week, {up} {ware.percent}% from last week.",
        ),
        (
            f"본지가 {korean.day(row.on, spot.today)} 이 시장 점포 {row.stalls}곳을 돌며 적은 값의 평균이다. 지난주 같은 점포들은 {korean.won(ware.last):을} 받았다.",
            f"The figure is an average of {english.count(row.stalls)} stalls we visited on {english.day(row.on)}; the same stalls asked {english.won(ware.last)} a week earlier.",
        ),
        row.cause,
        prices(row),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 귀띔했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        row.tip,
    )


def whole_basket(row: Survey, spot: Spot) -> tuple[Pair, ...]:
    """Lead with the sum, then who pushed it where."""
    basket = row.basket
    most = max(row.goods, key=lambda w: w.change)
    least = min(row.goods, key=lambda w: w.change)
    names_ko = "·".join(w.name[0] for w in row.goods)
    names_en = english.listed([w.name[1] for w in row.goods])
    return (
        (
            f"{names_ko}. {korean.day(row.on, spot.today)} {spot.ko} {row.market[0]}에서 이 {korean.native(len(row.goods))} 가지를 한 단위씩 담자 {korean.won(basket.this):이} 나왔다. 지난주보다 {korean.won(abs(basket.change))} {'가벼워진' if basket.change < 0 else '무거워진'} 장바구니다.",
            f"One unit each of {names_en} came to {english.won(basket.this)} at {row.market[1]} in {spot.en} on {english.day(row.on)}, {english.won(abs(basket.change))} {'less' if basket.change < 0 else 'more'} than a week before.",
        ),
        row.cause,
        (
            f"가장 많이 뛴 것은 {most.name[0]}, 가장 많이 빠진 것은 {Ko(least.name[0]):이었다}. {most.name[0]} {Ko(most.unit[0]):은} {korean.won(most.last)}에서 {korean.won(most.this):으로}, {least.name[0]} {Ko(least.unit[0]):은} {korean.won(least.last)}에서 {korean.won(least.this):으로} 바뀌었다.",
            f"{english.first_up(most.name[1])} rose most, from {english.won(most.last)} to {english.won(most.this)} for {most.unit[1]}. {english.first_up(least.name[1])} fell furthest, from {english.won(least.last)} to {english.won(least.this)} for {least.unit[1]}.",
        ),
        (
            f"“{row.voice.words[0]}.” {row.doing[0]} {row.voice.ko}의 말이다.",
            f"“{row.voice.words[1]},” {row.voice.en}, remarked while {row.doing[1]}.",
        ),
        prices(row),
        row.tip,
    )


def two_ways(row: Survey, spot: Spot) -> tuple[Pair, ...]:
    """What fell and what rose, side by side, without a table."""
    fell = [w for w in row.goods if w.change < 0]
    rose = [w for w in row.goods if w.change > 0]
    down = ", ".join(f"{w.name[0]} {w.unit[0]} {korean.won(w.last)}→{korean.won(w.this)}" for w in fell)
    up = ", ".join(f"{w.name[0]} {w.unit[0]} {korean.won(w.last)}→{korean.won(w.this)}" for w in rose)
    return (
        row.cause,
        (
            f"{korean.day(row.on, spot.today)} {spot.ko} {row.market[0]} 점포 {row.stalls}곳의 값을 일주일 전과 견주니 {korean.native(len(fell))} 가지는 내리고 {korean.native(len(rose))} 가지는 올랐다.",
            f"At {english.count(row.stalls)} stalls in {row.market[1]}, {spot.en}, {english.many(len(fell), 'item')} had become cheaper on {english.day(row.on)} than a week earlier and {english.count(len(rose))} more expensive.",
        ),
        (
            f"내린 것은 {down}이다.",
            "Down: "
            + "; ".join(
                f"{w.name[1]}, {w.unit[1]}, from {english.won(w.last)} to {english.won(w.this)}" for w in fell
            )
            + ".",
        ),
        (
            f"오른 것은 {up}이다.",
            "Up: "
            + "; ".join(
                f"{w.name[1]}, {w.unit[1]}, from {english.won(w.last)} to {english.won(w.this)}" for w in rose
            )
            + ".",
        ),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 전했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, told us: “{row.voice.words[1]}.”",
        ),
        row.tip,
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Survey(
        place="yeosu", at=kst(8, 27, 15, 0), on=on(8, 26), market=("서시장", "Seo Market"), stalls=12, plan=one_ware,
        goods=(Goods(("오이", "cucumbers"), ("5개", "five"), 6500, 4800), Goods(("애호박", "zucchini"), ("1개", "one"), 2400, 2100), Goods(("깻잎", "perilla leaves"), ("10묶음", "10 bundles"), 3300, 3500)),
        cause=("비가 멎은 뒤 볕이 든 날이 이어지면서 고흥 비닐하우스에서 나오는 오이가 하루 300상자에서 410상자로 늘었다.", "Sunny days after the rain have lifted deliveries from plastic houses in Goheung from 300 boxes of cucumbers a day to 410."),
        voice=Voice(("곽봄이", "Gwak Bom-i"), ("채소 상인", "a vegetable seller"), ("오이소박이를 담글 사람은 이번 주말을 넘기지 않는 편이 낫다", "Anyone planning stuffed cucumber kimchi should not wait past this weekend")),
        tip=("다음 주에는 값이 다시 오를 수 있다. 하우스마다 가을 작물로 바꾸려고 덩굴을 걷기 시작했기 때문이다.", "Prices may turn next week, for growers have begun to clear the vines for their autumn crop."),
        headline=("여수 서시장 오이 5개 4800원, 한 주 새 26.2% 내려", "Cucumbers Fall 26.2% at a Yeosu Market"),
    ),
    Survey(
        place="gwangju", at=kst(9, 11, 9, 30), on=on(9, 10), market=("두물시장", "Dumul Market"), stalls=15, plan=whole_basket,
        goods=(Goods(("사과", "apples"), ("5개", "five"), 17_500, 16_800), Goods(("배", "pears"), ("3개", "three"), 13_200, 12_900), Goods(("고사리", "bracken"), ("400g", "400 grams"), 9800, 10_400), Goods(("동태", "frozen pollack"), ("1마리", "one"), 4200, 4500), Goods(("두부", "tofu"), ("2모", "two blocks"), 5600, 5600)),
        cause=("추석이 두 주 앞으로 다가오자 과일은 물량이 풀려 내리고, 손이 많이 가는 나물과 생선은 찾는 사람이 늘어 올랐다.", "With Chuseok two weeks away, fruit is arriving in quantity while greens and fish that take time to prepare are in demand."),
        voice=Voice(("피나래", "Pi Na-rae"), ("과일 상인", "a fruit seller"), ("선물 상자에 못 드는 작은 사과가 제사상에는 더 알맞다", "The small apples that never make it into a gift box suit the table better")),
        tip=("시장은 12일부터 25일까지 저녁 8시로 문 닫는 시간을 한 시간 늦춘다.", "From Sept. 12 through 25 the market will close an hour later, at 8 p.m."),
        doing=("좌판을 정리하던", "tidying the stall"),
        headline=("두물시장 차례상 다섯 가지 5만200원", "Five Chuseok Staples Cost 50,200 Won in Gwangju"), deck=("과일 내리고 나물·생선 올라 지난주보다 100원 싸져", "Cheaper fruit, pricier greens and fish leave the bill 100 won lower"),
        picture=Picture(scene="market", alt=("줄무늬 차양 아래 채소를 쌓아 둔 시장 통로를 걷는 사람들", "Shoppers walking between stalls of produce under striped awnings"), caption=("추석을 앞둔 광주 두물시장 통로를 손님들이 지나고 있다.", "Shoppers pass through Dumul Market in Gwangju ahead of Chuseok.")),
    ),
    Survey(
        place="chuncheon", at=kst(9, 22, 13, 20), on=on(9, 21), market=("새봄시장", "Saebom Market"), stalls=9, plan=two_ways,
        goods=(Goods(("감자", "potatoes"), ("2kg", "2 kilograms"), 5900, 5300), Goods(("옥수수", "corn"), ("5자루", "five ears"), 7000, 6200), Goods(("표고버섯", "shiitake"), ("300g", "300 grams"), 6800, 7900), Goods(("들깨", "perilla seed"), ("1kg", "1 kilogram"), 14_000, 15_500)),
        cause=("좌판 위의 계절이 바뀌었다. 옥수수 솥이 물러난 자리에 버섯 바구니가 놓였다.", "The season has turned on the stalls, and baskets of mushrooms stand where corn was boiling."),
        voice=Voice(("함솔지", "Ham Sol-ji"), ("버섯 상인", "who sells mushrooms"), ("낮과 밤의 기온이 10도 넘게 벌어져야 갓이 두꺼운 버섯이 나온다", "Thick caps only come when day and night are more than 10 degrees apart")),
        tip=("들깨는 햇것이 나오는 10월 둘째 주가 지나야 값이 내릴 것으로 상인들은 내다봤다.", "Traders expect perilla seed to ease only after the new crop arrives in the second week of October."),
        headline=("춘천 새봄시장, 감자·옥수수 내리고 버섯 올라", "Potatoes Down, Mushrooms Up at a Chuncheon Market"),
    ),
    Survey(
        place="gunsan", at=kst(10, 8, 10, 10), on=on(10, 7), market=("째보선창 어시장", "Jjaebo Quay Fish Market"), stalls=8, plan=one_ware,
        goods=(Goods(("꽃게", "blue crabs"), ("1kg", "1 kilogram"), 24_000, 19_500), Goods(("전어", "gizzard shad"), ("1kg", "1 kilogram"), 18_000, 19_000), Goods(("박대", "tongue sole"), ("5마리", "five"), 12_000, 12_000)),
        cause=("어청도 앞바다에 게 떼가 들면서 배 한 척이 하루에 올리는 양이 340kg으로 일주일 전의 두 배가 됐다.", "A run of crabs off Eocheongdo has doubled the daily catch of a boat to 340 kilograms."),
        voice=Voice(("맹여울", "Maeng Yeo-ul"), ("중매인", "a licensed buyer"), ("암게보다 수게에 살이 차는 때라 찜을 하려면 수게를 고르는 게 맞다", "Right now the males carry more meat, so pick those for steaming")),
        tip=("풍랑이 예보된 주말에는 배가 나가지 못해 값이 도로 오를 수 있다.", "A gale is forecast for the weekend, and prices could climb again if boats stay in."),
        headline=("군산 꽃게 1kg 1만9500원, 18.8% 내려", "Crab Prices Drop 18.8% in Gunsan"), deck=("어청도 앞바다에 게 떼…하루 어획 두 배", "A run off Eocheongdo doubles the catch"),
        picture=Picture(scene="fish-auction", alt=("얼음 채운 생선 상자가 줄지은 위판장에서 손을 든 경매사와 둘러선 사람들", "An auctioneer raising a hand among buyers and rows of iced fish boxes"), caption=("군산 째보선창 위판장에서 7일 새벽 경매가 열리고 있다.", "A dawn auction is held at Jjaebo Quay in Gunsan on Oct. 7.")),
    ),
    Survey(
        place="changwon", at=kst(10, 23, 16, 30), on=on(10, 22), market=("가람시장", "Garam Market"), stalls=14, plan=whole_basket,
        goods=(Goods(("단감", "sweet persimmons"), ("10개", "10"), 12_800, 10_900), Goods(("밤", "chestnuts"), ("1kg", "1 kilogram"), 8900, 8200), Goods(("대추", "jujubes"), ("500g", "500 grams"), 9400, 9900), Goods(("생강", "ginger"), ("1kg", "1 kilogram"), 11_500, 13_300)),
        cause=("단감 산지인 동읍에서 수확이 한창이어서 시장에 들어오는 상자가 하루 1200개로 늘었다. 생강은 여름 가뭄에 뿌리가 잘아 물건이 달린다.", "Picking is in full swing in Dong-eup, the persimmon country nearby, and 1,200 boxes reach the market each day. Ginger is short because the summer drought left the roots small."),
        voice=Voice(("남궁휘", "Namgung Hwi"), ("과일전 주인", "who keeps a fruit shop"), ("꼭지 네 잎이 다 붙은 감을 사면 한 주는 두고 먹는다", "Choose one with all four leaves on its crown and it will keep for a week")),
        tip=("시장 상인회는 오는 31일까지 감 두 상자를 사면 한 상자를 동네 경로당으로 보내 준다.", "Until Oct. 31 the merchants will deliver one box to a senior center for every two that are bought."),
        doing=("감을 상자에 옮겨 담던", "packing fruit into boxes"),
        headline=("창원 가람시장 가을 장바구니, 300원 가벼워졌다", "An Autumn Basket in Changwon Gets 300 Won Lighter"),
    ),
    Survey(
        place="cheongju", at=kst(11, 6, 11, 40), on=on(11, 5), market=("무심시장", "Musim Market"), stalls=11, plan=two_ways,
        goods=(Goods(("대파", "scallions"), ("1단", "one bundle"), 3900, 3200), Goods(("무", "radishes"), ("1개", "one"), 2600, 2100), Goods(("갓", "mustard greens"), ("1단", "one bundle"), 4300, 4900), Goods(("새우젓", "salted shrimp"), ("500g", "500 grams"), 16_000, 17_200)),
        cause=("김장 천막이 주차장 절반을 차지했다. 무를 내려 달라는 손님과 자리를 찾는 차가 아침부터 엉켰다.", "Tents for kimchi season fill half the parking lot, and since morning buyers calling for radishes have been tangled up with cars looking for a space."),
        voice=Voice(("여소담", "Yeo So-dam"), ("젓갈 상인", "a dealer in salted seafood"), ("새우가 잡히는 철에 태풍이 두 번 지나가 올해 것은 알이 작고 귀하다", "Two typhoons came through in the shrimping season, so this year’s are small and scarce")),
        tip=("무심시장은 절임배추를 예약한 손님에게 16일과 23일에 나눠 물건을 내준다.", "Customers who ordered salted cabbage can collect it at Musim Market on Nov. 16 or 23."),
        headline=("청주 무심시장 김장 채소, 파·무 내리고 갓 올라", "Radishes Cheaper, Mustard Greens Pricier in Cheongju"),
    ),
    Survey(
        place="sokcho", at=kst(11, 19, 14, 15), on=on(11, 18), market=("갯배시장", "Gaetbae Market"), stalls=10, plan=one_ware,
        goods=(Goods(("오징어", "squid"), ("3마리", "three"), 18_000, 21_600), Goods(("양미리", "sand lance"), ("20마리", "20"), 8000, 7000), Goods(("코다리", "half-dried pollack"), ("4마리", "four"), 13_500, 13_000)),
        cause=("먼바다 물결이 높아 속초항 채낚기 어선 스물한 척 가운데 일곱 척만 나간 탓이다.", "High seas offshore kept all but seven of Sokcho’s 21 squid boats in port."),
        voice=Voice(("지온누리", "Ji On-nuri"), ("건어물 상인", "who sells dried fish"), ("산오징어를 찾던 손님이 양미리 굽는 냄새를 따라 우리 쪽으로 온다", "Customers who came for live squid follow the smell of grilling sand lance over to us")),
        tip=("수협은 바람이 자는 22일쯤 배가 다시 나가면 값이 누그러질 것으로 본다.", "The fisheries cooperative expects relief around Nov. 22, when the wind should drop and the boats go out again."),
        headline=("속초 갯배시장 오징어 3마리 2만1600원…20% 올라", "Squid Up 20% in Sokcho as Boats Stay In"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"prices-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("economy",),
                topics=("prices", "farming", "fishing"),
                kicker=("장바구니", "Market basket"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
