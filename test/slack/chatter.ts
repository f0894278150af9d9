/** What a team says below an answer, in the order in which it could be said; none of it is for the bot. */
export const chatter: readonly string[] = `
thanks, that helps a lot
nice, bookmarking this
who is taking the training run tonight?
I can do it after lunch
only on Fridays, remember
what about the GPU budget?
we still have two nodes until Monday
I prefer the second one
same here, the second looks cleaner
one more thing: the demo moved to Thursday
more coffee, anyone?
the next one is on me
can you share the slides?
slides are in the drive
which folder?
the one called Q3
that is the largest meeting room we have
is the smallest room free?
book it for 3pm please
done, 3pm
+1
lol
brb
:eyes:
not me
me neither
let's wait for legal
legal says yes
legal says it depends on the use
our licence for the annotation tool runs out in May
who pays for that?
the video call link is broken
here is another link https://example.org/call
works now
the image in the doc is too small
can somebody fix the images in the wiki?
fixed two of them
I only speak English and a bit of Korean
my Korean is getting better
the Korean team is asleep by now
humans wrote this, I hope
a human should check it first
did the model finish?
no, it crashed at step 4000
out of memory again
half the batch size?
already did
what's the size of the cluster?
64 cards
newest driver or the old one?
old one, the newest is broken
let's compare notes tomorrow
compare with last week's run please
loss looks similar to last time
similar problem on my side
which version of torch?
2.4
that explains it
who used my account?
sorry, that was me
no worries
how many of us are coming to dinner?
six, maybe seven
seven it is
vegetarian for me
the first place was too loud
the last place was great
last time we had to wait
okay, the usual place then
without Tom this time
with the new intern
instead of pizza, something Korean?
Korean BBQ!
yes please
when does the paper go out?
before 2027 I hope
since March nothing has moved
reviewer 2 again
he wants an ablation
an ablation on what?
the reward model
I'll write the section on preference tuning
send me the preference numbers when you have them
the table in section 4 is wrong
table 2 you mean
yes, that one
its caption is too long
shorten it
how about now?
better
is it public already?
not before the blog post
the blog post needs a picture
I have one from the offsite
use that one
great
see you all tomorrow
bye
고마워요, 도움이 됐어요
오 이거 좋네요
그럼 내일 봐요
내일은 제가 재택이에요
회의는 몇 시죠?
3시로 잡았어요
회의실이 너무 작아요
큰 회의실은 예약이 찼어요
사람이 직접 했어요
그건 사람이 다시 봐야 해요
기계가 한 것 같은데요
한국어로 써도 되나요?
영어로 써 주세요, 해외 팀도 봐요
그 이미지 어디 있어요?
영상은 용량이 커서 못 올렸어요
드라이브에 올려 주세요
올렸어요
라이선스 문제는 법무팀에 물어볼게요
법무팀은 괜찮대요
상업적으로는 안 쓴다고 했어요
저는 두 번째가 나은 것 같아요
첫 번째는 좀 별로였어요
마지막 것만 빼고 다 끝났어요
하나 더 있어요, 발표가 목요일로 밀렸어요
더 필요한 거 있으세요?
아뇨 괜찮아요
다음은 누구 차례죠?
다음 주에 하죠
점심 뭐 먹을까요
한식 어때요
한식 좋아요
한식 말고 중식은요
비슷한 집이 옆에도 생겼어요
제일 큰 데로 가요
몇 명이죠?
일곱 명이요
예산이 얼마나 남았죠
10만 원 정도요
학습은 언제 끝나요?
새벽에 끝날 것 같아요
아까 메모리 부족으로 죽었어요
배치를 반으로 줄였어요
최신 드라이버로 올리지 마세요
작년 거랑 비교해 보죠
논문은 2025년 안에 내야 해요
표가 너무 넓어요
캡션만 고치면 돼요
ㅋㅋㅋ
ㅇㅋ
넵
수고하셨습니다
먼저 들어가 볼게요
`
  .trim()
  .split("\n");

/** What goes on from an answer, and nothing else. */
export const edits: readonly string[] = [
  "only Korean ones",
  "only human annotated ones",
  "more",
  "한국어만",
  "더",
  "mit license only",
  "since 2024",
  "그 중에 비디오는?",
];
