"""The sentences of invented stories, each in Korean and in English, written for this purpose.

Particles never follow a name directly in Korean, so any name fits; no sentence says a day relative to today.
Placeholders: {place}, {who}, {few}, {count}, {more}, {percent}, {money}, {year}, {month}.
"""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]
# The order of a Pair.
LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing a paper writes about: what stands over such a story and how it begins."""

    headlines: tuple[Pair, ...]
    leads: tuple[Pair, ...]


HARBOUR = Theme(
    headlines=(
        ("{place} 어항, 방파제 {count}m 늘린다",
         "{place} harbour to gain {count} metres of breakwater"),
        ("{place} 위판장 새벽 경매 물량 {percent}% 늘어",
         "Dawn auctions in {place} handle {percent} percent more fish"),
        ("{place}에 소형 어선 {count}척 함께 쓰는 선착장",
         "{count} small boats to share a new pier in {place}"),
        ("굴 양식장 {few}곳, {place} 앞바다로 옮긴다",
         "{few} oyster farms to move to the waters off {place}"),
    ),
    leads=(
        ("{place} 앞바다에서 일하는 어민 {count}명이 {year}년 {month}월부터 새 선착장을 쓴다.",
         "From {month} {year} the {count} fishers who work the waters off {place} will use a new pier."),
        ("{place} 위판장에 하루 동안 모인 물고기 상자가 {count}개를 넘었다.",
         "More than {count} crates of fish reached the auction hall of {place} in a single day."),
        ("물때를 기다리던 배 {count}척이 {place} 어항에 나란히 묶여 있다.",
         "{count} boats lie side by side in the harbour of {place}, waiting for the tide."),
    ),
)  # fmt: skip

FARM = Theme(
    headlines=(
        ("{place} 배 농가 {count}곳, 값 미리 정하고 판다",
         "{count} pear farms around {place} sell at a price agreed in advance"),
        ("{place} 햅쌀 {count}톤 첫 출하",
         "First {count} tonnes of new rice leave {place}"),
        ("서리 피해 {percent}%… {place} 과수원 대책은",
         "Frost takes {percent} percent: what the orchards of {place} do now"),
        ("{place} 온실 {few}동, 난방비 {percent}% 줄였다",
         "{few} greenhouses in {place} cut heating costs by {percent} percent"),
    ),
    leads=(
        ("{place}에서 과수원을 하는 {who} 씨는 올봄 나무 {count}그루를 새로 심었다.",
         "{who}, who keeps an orchard in {place}, planted {count} new trees this spring."),
        ("{place} 들녘 {count}ha에서 벼 베기가 한창이다.",
         "The rice harvest is in full swing on {count} hectares around {place}."),
        ("농산물 값이 한 달 사이 {percent}% 움직이면서 {place} 농가의 셈법이 복잡해졌다.",
         "Farm prices moved {percent} percent within a month; growers in {place} do their sums again."),
    ),
)  # fmt: skip

SCHOOL = Theme(
    headlines=(
        ("{place} 작은 학교 {few}곳, 통학버스 함께 쓴다",
         "{few} small schools in {place} share their buses"),
        ("{place} 도서관, 밤 열 시까지 문 연다",
         "The library of {place} stays open until ten at night"),
        ("학생 {count}명이 만든 {place} 마을 지도",
         "{count} pupils draw a map of {place}"),
        ("{place} 돌봄교실 정원 {percent}% 늘린다",
         "{place} adds {percent} percent more places to after-school care"),
    ),
    leads=(
        ("{place}의 초등학교 {few}곳이 {year}년 {month}월부터 수업 일부를 함께 연다.",
         "From {month} {year} {few} primary schools in {place} will hold some of their lessons together."),
        ("{place} 도서관 열람실에는 저녁 여덟 시가 지나도 {count}명이 남아 있었다.",
         "At eight in the evening {count} people were still reading in the library of {place}."),
        ("{who} 교사는 아이들과 함께 {place} 골목 {few}곳을 걸으며 기록을 남겼다.",
         "{who}, a teacher, walked {few} alleys of {place} with a class and wrote down what they saw."),
    ),
)  # fmt: skip

TRANSPORT = Theme(
    headlines=(
        ("{place} 마을버스 노선 {few}곳 다시 그린다",
         "{place} redraws {few} village bus routes"),
        ("{place} 역 앞 환승 시간 {percent}% 짧아진다",
         "Changing trains at {place} to take {percent} percent less time"),
        ("막차 뒤 빈자리, {place} 호출버스가 채운다",
         "After the last bus: {place} tries a ride on call"),
        ("{place} 자전거길 {count}km 이어진다",
         "{count} kilometres of cycle path join up in {place}"),
    ),
    leads=(
        ("{place}에서 하루 {count}명이 타던 노선이 {year}년 {month}월 바뀐다.",
         "A route that carries {count} passengers a day in {place} changes in {month} {year}."),
        ("{place} 정류장 {count}곳에 안내판이 새로 섰다.",
         "New signs stand at {count} bus stops in {place}."),
        ("{place} 주민들이 병원까지 가는 데 걸린 시간은 평균 {percent}분이었다.",
         "Residents of {place} needed {percent} minutes on average to reach a hospital."),
    ),
)  # fmt: skip

WORKS = Theme(
    headlines=(
        ("{place} 산업단지에 {money} 들여 새 공장",
         "New plant worth {money} for the industrial park of {place}"),
        ("{place} 조선소 협력업체 {count}곳, 일감 {percent}% 늘어",
         "{count} shipyard suppliers in {place} see {percent} percent more work"),
        ("{place} 청년 {count}명, 빈 공장을 공방으로",
         "{count} young people turn an empty factory in {place} into workshops"),
        ("전기요금 오르자 {place} 주물공장 밤에 불 켠다",
         "As power prices rise, the foundries of {place} work at night"),
    ),
    leads=(
        ("{place} 산업단지에 {money}이 투자된다.",
         "{money} will be invested in the industrial park of {place}."),
        ("{place}의 중소기업 {count}곳을 조사한 결과 주문이 {percent}% 늘었다.",
         "A survey of {count} small firms in {place} found orders up by {percent} percent."),
        ("{who} 씨가 {place}에서 문을 연 공방에는 벌써 주문 {count}건이 들어왔다.",
         "The workshop {who} opened in {place} already has {count} orders."),
    ),
)  # fmt: skip

CARE = Theme(
    headlines=(
        ("{place} 보건지소 {few}곳, 주말에도 진료",
         "{few} health posts in {place} to open at weekends"),
        ("홀로 사는 이웃 {count}명, {place}에서 안부 묻는다",
         "{place} calls on {count} people who live alone"),
        ("{place} 경로당 식탁에 오른 {percent}% 제철 나물",
         "Seasonal greens make up {percent} percent of lunch at {place} senior halls"),
        ("{place} 응급실 대기 시간 {percent}% 줄었다",
         "Emergency waits in {place} down by {percent} percent"),
    ),
    leads=(
        ("{place}에서 혼자 사는 어르신 {count}명이 일주일에 두 번 전화를 받는다.",
         "Twice a week {count} older people who live alone in {place} get a telephone call."),
        ("{place} 보건지소를 찾은 사람이 {year}년 {month}월 한 달 동안 {count}명이었다.",
         "In {month} {year} {count} people came to the health posts of {place}."),
        ("{who} 간호사는 {place}의 마을 {few}곳을 차례로 돈다.",
         "{who}, a nurse, visits {few} villages around {place} in turn."),
    ),
)  # fmt: skip

CULTURE = Theme(
    headlines=(
        ("{place} 옛 극장, {count}석 공연장으로 다시",
         "The old cinema of {place} reopens as a stage with {count} seats"),
        ("{place} 한지 장인이 남긴 {count}장",
         "{count} sheets left by a papermaker of {place}"),
        ("{place} 봄 축제에 {count}명, 쓰레기는 {percent}% 줄어",
         "{count} at the spring festival of {place}, with {percent} percent less waste"),
        ("{place} 장터 소리, 음반 {count}장에 담았다",
         "The sounds of {place} market on {count} records"),
    ),
    leads=(
        ("{place}의 오래된 극장이 {money}을 들여 고친 끝에 다시 문을 연다.",
         "After repairs worth {money} the old cinema of {place} opens again."),
        ("{who} 씨는 {place}에서 {count}일 동안 사람들의 이야기를 녹음했다.",
         "For {count} days {who} recorded what people in {place} had to tell."),
        ("{place} 장터를 찾은 사람이 지난해보다 {percent}% 늘었다.",
         "{percent} percent more people came to the market of {place} than the year before."),
    ),
)  # fmt: skip

NATURE = Theme(
    headlines=(
        ("{place} 갯벌에 도요새 {count}마리",
         "{count} waders on the mudflats of {place}"),
        ("{place} 하천 {count}km, 콘크리트 걷어낸다",
         "{place} takes the concrete off {count} kilometres of river"),
        ("{place} 저수율 {percent}%… 물 아껴 쓰기",
         "Reservoir of {place} at {percent} percent: saving water"),
        ("{place} 숲길에 나무 {count}그루 다시 심는다",
         "{count} trees to be planted along the forest path of {place}"),
    ),
    leads=(
        ("{place} 갯벌에서 겨울을 나는 새 {count}마리가 확인됐다.",
         "{count} birds have been counted wintering on the mudflats of {place}."),
        ("{place} 저수지의 저수율이 {percent}%까지 내려갔다.",
         "The reservoir of {place} has fallen to {percent} percent of its capacity."),
        ("{place} 하천 정비에 {money}이 쓰인다.",
         "{money} will be spent on the river that runs through {place}."),
    ),
)  # fmt: skip

COUNCIL = Theme(
    headlines=(
        ("{place} 예산 {money}, 어디에 쓰나",
         "Where the {money} of {place} will go"),
        ("{place} 의회, 조례 {few}건 다시 살핀다",
         "Council of {place} looks again at {few} by-laws"),
        ("{place} 민원 {count}건, 처리 기간 {percent}% 단축",
         "{place} answers {count} complaints {percent} percent faster"),
        ("주민 {count}명이 고른 {place} 새 이름표",
         "{count} residents choose new signs for {place}"),
    ),
    leads=(
        ("{place} 의회가 {year}년 {month}월 예산 {money}을 심의했다.",
         "In {month} {year} the council of {place} debated a budget of {money}."),
        ("{place}에 들어온 민원은 한 해 동안 {count}건이었다.",
         "{count} complaints reached the offices of {place} within a year."),
        ("{place} 주민 설명회에 {count}명이 모였다.",
         "{count} people came to the public meeting in {place}."),
    ),
)  # fmt: skip

OPINION = Theme(
    headlines=(
        ("{place}의 느린 길을 생각한다",
         "In praise of the slow road to {place}"),
        ("숫자 {count}, 그 뒤에 있는 사람들",
         "Behind the number {count} there are people"),
        ("{place}에서 배운 함께 사는 법",
         "What {place} taught us about living together"),
        ("{percent}%라는 말에 가려진 것",
         "What {percent} percent does not tell"),
    ),
    leads=(
        ("{place}에 다녀온 뒤로 질문 하나가 오래 남았다.",
         "Since I came back from {place} one question has stayed with me."),
        ("통계표에 적힌 숫자 {count}. 우리는 먼저 크기를 떠올린다.",
         "When we hear the number {count} we think of its size first."),
        ("{place} 골목에서 만난 {who} 씨는 서두를 까닭이 없다고 했다.",
         "In an alley of {place} {who} told me that there was no reason to hurry."),
    ),
)  # fmt: skip

THEMES = (HARBOUR, FARM, SCHOOL, TRANSPORT, WORKS, CARE, CULTURE, NATURE, COUNCIL)

DECKS: tuple[Pair, ...] = (
    ("{year}년 {month}월부터 단계적으로", "Step by step from {month} {year}"),
    ("주민 {count}명 참여, 예산 {money}", "{count} residents take part, {money} in the budget"),
    ("비용은 {percent}% 줄고 손길은 늘어", "{percent} percent less cost, more hands"),
    ("현장에서는 기대와 걱정이 함께", "Hope and worry on the ground"),
)

DETAILS: tuple[Pair, ...] = (
    ("사업비는 모두 {money}으로, 절반은 지방비로 마련한다.",
     "The cost is {money}, half of it from local funds."),
    ("참여한 가구는 {count}곳에서 {more}곳으로 늘었다.",
     "The number of households taking part rose from {count} to {more}."),
    ("공사는 {year}년 {month}월에 끝날 예정이다.",
     "Work is due to end in {month} {year}."),
    ("조사에 응한 주민의 {percent}%가 계획에 찬성했다.",
     "Of the residents asked, {percent} percent supported the plan."),
    ("비슷한 시도를 먼저 한 이웃 지역에서는 이용자가 {count}명 늘었다.",
     "A neighbouring area that tried it first gained {count} users."),
    ("담당 부서는 안전 점검을 {few}차례 마쳤다고 설명했다.",
     "The office in charge says it has made {few} safety checks."),
    ("다만 일손이 모자란 곳도 {few}곳 남아 있다.",
     "All the same, {few} sites are still short of hands."),
    ("예산이 제때 나오지 않으면 일정이 {percent}일가량 늦어질 수 있다.",
     "If the money comes late, the schedule may slip by some {percent} days."),
    ("오래된 시설 {few}곳은 고쳐 쓰기로 했다.",
     "{few} of the old buildings will be repaired and kept."),
    ("자료는 누구나 볼 수 있도록 공개된다.",
     "The figures will be open for anyone to read."),
    ("겨울을 앞두고 난방과 배수 시설도 함께 손본다.",
     "Heating and drains are being put in order before winter."),
    ("이곳을 찾는 사람은 하루 평균 {count}명이다.",
     "On an average day {count} people come here."),
)  # fmt: skip

QUOTES: tuple[Pair, ...] = (
    ("{who} 씨는 “서두르기보다 오래가는 쪽을 골랐다”고 말했다.",
     "“We chose what lasts over what is quick,” said {who}."),
    ("{who} 씨는 “이웃이 먼저 손을 내밀어 여기까지 왔다”며 웃었다.",
     "“We got this far because neighbours reached out first,” {who} said, smiling."),
    ("“처음 {count}일이 가장 힘들었습니다.” {who} 씨의 말이다.",
     "“The first {count} days were the hardest,” said {who}."),
    ("주민 {who} 씨는 “설명을 더 자주 들었으면 한다”고 했다.",
     "“I would like to hear about it more often,” said {who}, a resident."),
    ("{who} 팀장은 “현장의 의견을 {few}번 넘게 들었다”고 밝혔다.",
     "“We listened to people on the ground more than {few} times,” said {who}, a team leader."),
    ("{who} 교수는 “{percent}%라는 숫자보다 방향이 중요하다”고 짚었다.",
     "“The direction matters more than the {percent} percent,” said Professor {who}."),
    ("“아이들이 돌아오는 마을이 됐으면 좋겠어요.” {who} 씨가 덧붙였다.",
     "“I hope this becomes a place children come back to,” {who} added."),
    ("{who} 씨는 “비가 와도 바람이 불어도 문은 연다”고 했다.",
     "“Rain or wind, we open the door,” said {who}."),
)  # fmt: skip

CLOSINGS: tuple[Pair, ...] = (
    ("{place} 주민들은 {year}년 {month}월 다시 모여 결과를 살필 계획이다.",
     "The people of {place} will meet again in {month} {year} to see how it went."),
    ("다음 설명회 일정은 {place} 누리집에 실린다.",
     "The next meeting will be announced on the website of {place}."),
    ("남은 과제는 {few}가지다. 그 가운데 가장 큰 것은 사람을 구하는 일이다.",
     "{few} tasks remain, and finding people is the largest of them."),
    ("신청은 {place} 주민센터에서 받는다.",
     "Applications are taken at the community centre of {place}."),
    ("이 변화가 {place} 밖으로도 이어질지는 더 지켜봐야 한다.",
     "Whether the change reaches beyond {place} remains to be seen."),
    ("{place}의 겨울은 올해도 그렇게 준비되고 있다.",
     "That is how {place} is getting ready for another winter."),
)  # fmt: skip
