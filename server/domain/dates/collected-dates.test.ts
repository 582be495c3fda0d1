import { expect, test } from 'vitest'
import { readTypedDate } from './typed-date.ts'

// Dates as people write them in news, agreements, minutes and data sets, with what each says. “?” is asked back, with what is
// offered behind it.

const COLLECTED = `
23 November 2025 = 2025-11-23
23 Nov. 2025 = 2025-11-23
Nov 23, 2025 = 2025-11-23
November 23rd, 2025 = 2025-11-23
Sunday, 23 November 2025 = 2025-11-23
23NOV2025 = 2025-11-23
2025-11-23 = 2025-11-23
2025/11/23 = 2025-11-23
2025.11.23 = 2025-11-23
23.11.2025 = 2025-11-23
23.11.2025г. = 2025-11-23
2025-Nov-23 = 2025-11-23
Nov-23-2025 = 2025-11-23
10-August-2012 = 2012-08-10
10-August 2012 = 2012-08-10
10 August-2012 = 2012-08-10
November-2025 = 2025-11
November – 2025 = 2025-11
ноября - 2025 = 2025-11
2025-November = 2025-11
November 2025 = 2025-11
11/2025 = 2025-11
2025/11 = 2025-11
in Nov 2025 = 2025-11
2025 = 2025
2025г. = 2025
2025р. = 2025
2025 г. = 2025
в 2025 году = 2025
у 2025 році = 2025
some time in 2019 = 2019
sometime in November 2025 = 2025-11
early-2025 = 2025-01~/2025-04~
early 2025 = 2025-01~/2025-04~
late-November-2025 = 2025-11-21~/2025-11-30~
mid-November 2025 = 2025-11-11~/2025-11-20~
mid 2025 = 2025-05~/2025-08~
end of November 2025 = 2025-11-21~/2025-11-30~
early to mid-November 2025 = 2025-11-01~/2025-11-20~
late 1990s = 1997~/1999~
the early 1990s = 1990~/1993~
mid-1990s = 1994~/1996~
between late 1990s and 2003 = 1997~/2003
late 1990s – 2003 = 1997~/2003
the 1990s = 199X
1990's = 199X
1990-х годов = 199X
1990-ті роки = 199X
1990er Jahre = 199X
les années 1990 = 199X
first half of the 1990s = 1990/1994
second half of the 1990s = 1995/1999
c. 1995 = 1995~
circa May–June 2003 = 2003-05~/2003-06~
about 23 November 2025 = 2025-11-23~
possibly 2025 = 2025?
2025? = 2025?
около 2014 года = 2014~
можливо 23 листопада 2025 = 2025-11-23?
23 November 2025, 2:30 PM = 2025-11-23T14:30:00
2:30 PM on 23 November 2025 = 2025-11-23T14:30:00
23 November 2025 10:30 am = 2025-11-23T10:30:00
23 November 2025, 9 a.m. = 2025-11-23T09:00:00
2.30pm 23 November 2025 = 2025-11-23T14:30:00
12 am 3 May 2020 = 2020-05-03T00:00:00
12 pm 3 May 2020 = 2020-05-03T12:00:00
23 November 2025 at noon = 2025-11-23T12:00:00
midday on 23 November 2025 = 2025-11-23T12:00:00
23 November 2025 – 10:00 = 2025-11-23T10:00:00
2025-11-23 10:00 UTC+2 = 2025-11-23T10:00:00+02:00
23 November 2025 2:30 PM UTC-4 = 2025-11-23T14:30:00-04:00
о 10:00 23 листопада 2025 = 2025-11-23T10:00:00
23. November 2025 um 10.30 Uhr = 2025-11-23T10:30:00
le 23 novembre 2025 à 10h30 = 2025-11-23T10:30:00
evening of 23 November 2025 = 2025-11-23
23 November 2025, in the evening = 2025-11-23
late evening of 23 November 2025 = 2025-11-23
early hours of 24 November 2025 = 2025-11-24
on the morning of 24 November 2025 = 2025-11-24
night of 23–24 November 2025 = 2025-11-23/2025-11-24
overnight 23/24 November 2025 = 2025-11-23/2025-11-24
вечером 23 ноября 2025 = 2025-11-23
увечері 23 листопада 2025 року = 2025-11-23
в ночь на 24 ноября 2025 = 2025-11-23/2025-11-24
у ніч на 24 листопада 2025 = 2025-11-23/2025-11-24
в ночь с 23 на 24 ноября 2025 = 2025-11-23/2025-11-24
am Abend des 23. November 2025 = 2025-11-23
in der Nacht vom 23. auf den 24. November 2025 = 2025-11-23/2025-11-24
dans la nuit du 23 au 24 novembre 2025 = 2025-11-23/2025-11-24
week of 17 November 2025 = 2025-11-17/2025-11-23
the week of November 17, 2025 = 2025-11-17/2025-11-23
week beginning 19 November 2025 = 2025-11-19/2025-11-25
first half of November 2025 = 2025-11-01/2025-11-15
second half of February 2024 = 2024-02-16/2024-02-29
first half of 2025 = 2025-40
H1 2025 = 2025-40
1H 2025 = 2025-40
2026-Q1 = 2026-33
Q1 2026 = 2026-33
Q1/2026 = 2026-33
2026 Q1 = 2026-33
third quarter of 2025 = 2025-35
2 квартал 2025 года = 2025-34
Q1 2025 – Q3 2025 = 2025-01/2025-09
spring 2025 = 2025-21
the fall of 2025 = 2025-23
winter 2025–26 = 2025-24
навесні 2025 року = 2025-21
осенью 2025 = 2025-23
im Frühjahr 2025 = 2025-21
2014–present = 2014/..
2014 to the present day = 2014/..
since 2014 = 2014/..
с 2014 года по настоящее время = 2014/..
seit 23. November 2025 = 2025-11-23/..
23–25 November 2025 = 2025-11-23/2025-11-25
23-25.11.2025 = 2025-11-23/2025-11-25
23.–25.11.2025 = 2025-11-23/2025-11-25
2025-11-23–25 = 2025-11-23/2025-11-25
26-27 Feb. 2014 = 2014-02-26/2014-02-27
28 Nov – 2 Dec 2025 = 2025-11-28/2025-12-02
from 23 to 25 November 2025 = 2025-11-23/2025-11-25
between 3 and 11 March 2025 = 2025-03-03/2025-03-11
2/3 November 2025 = 2025-11-02/2025-11-03
с 23 по 25 ноября 2025 года = 2025-11-23/2025-11-25
з 23 до 25 листопада 2025 року = 2025-11-23/2025-11-25
10. bis 22. Oktober 2012 = 2012-10-10/2012-10-22
vom 10. bis 22. Oktober 2012 = 2012-10-10/2012-10-22
du 10 au 22 octobre 2012 = 2012-10-10/2012-10-22
del 10 al 22 de octubre de 2012 = 2012-10-10/2012-10-22
10, 12 and 14 March 2022 = {2022-03-10,2022-03-12,2022-03-14}
10 March, 12 March and 2 April 2022 = {2022-03-10,2022-03-12,2022-04-02}
March 10, 12, and 14, 2022 = {2022-03-10,2022-03-12,2022-03-14}
March, April and May 2022 = {2022-03,2022-04,2022-05}
2019, 2020 and 2021 = {2019,2020,2021}
19, 20 or 21 November 2025 = [2025-11-19,2025-11-20,2025-11-21]
2 or 3 March 1999 = [1999-03-02,1999-03-03]
23 и 25 ноября 2025 = {2025-11-23,2025-11-25}
before 25 November 2025 = ../2025-11-24
by 27 November 2025 = [..2025-11-27]
not before 3 May 2020 = [2020-05-03..]
no later than 3 May 2020 = [..2020-05-03]
после 25 ноября 2025 = 2025-11-26/..
undated = XXXX
n.d. = XXXX
date unknown = XXXX
без дати = XXXX
без даты = XXXX
ohne Datum = XXXX
November 2025, day unknown = 2025-11-XX
23 листопада 2025 року = 2025-11-23
23-го листопада 2025 р. = 2025-11-23
неділя, 23 листопада 2025 = 2025-11-23
у листопаді 2025 року = 2025-11
наприкінці листопада 2025 року = 2025-11-21~/2025-11-30~
від 23 листопада 2025 року = 2025-11-23
23 ноября 2025 г. = 2025-11-23
от 23 ноября 2025 года = 2025-11-23
в начале ноября 2025 = 2025-11-01~/2025-11-10~
31. März 2016 = 2016-03-31
vom 31. März 2016 = 2016-03-31
Ende November 2025 = 2025-11-21~/2025-11-30~
le 23 novembre 2025 = 2025-11-23
du 23 novembre 2025 = 2025-11-23
1er novembre 2025 = 2025-11-01
fin novembre 2025 = 2025-11-21~/2025-11-30~
mi-novembre 2025 = 2025-11-11~/2025-11-20~
25 de noviembre de 2025 = 2025-11-25
12 نوفمبر 2025 = 2025-11-12
٢٣ نوفمبر ٢٠٢٥ = 2025-11-23
23 تشرين الثاني 2025 = 2025-11-23
2025年11月23日 = 2025-11-23
2025年11月 = 2025-11
2025年11月23日至25日 = 2025-11-23/2025-11-25
2025년 11월 23일 = 2025-11-23
301 BC = -0300
AD 409 = 0409
409 CE = 0409
c. 300 BC = -0299~
2 March 101 BC = -0100-03-02
year 12000 = Y12000
–2014 = ? /2014 -2014
—2014 = ? /2014 -2014
2025-11/2025 = ? 2025-11 2025
November 2025 – 2025 = ? 2025-11 2025
1990s – 1995 = ? 199X 1995
summer 2014 – spring 2015 = ? 2014-06/2015-05
2014-22/2015-21 = ? 2014-06/2015-05
summer – autumn 2014 = ? 2014-06/2014-11
03/04/2025 = ? 2025-04-03 2025-03-04
2010/11 = ? 2010/2011 2010-11
2024-25 = ? 2024/2025 2024-25
winter 2025 = ? 2024-24 2025-24
early 2000s = ?
2000s = ? 200X 20XX
week of 19 November 2025 = ? 2025-11-17/2025-11-23
midnight 3 May 2020 = ?
7:30 in the evening, 23 November 2025 = ?
13 pm 3 May 2020 = ?
23 November 2025 10:00 CET = ?
до 25 ноября 2025 = ?
10/22 October 2012 = ?
1, 2 November 2025 = ?
2 or 3 March or April 1999 = ?
500–400 BC = ?
0 BC = ?
1995-е = ?
1990er = ?
90s = ?
Nov 25 = ?
23.11.25 = ?
31 November 2025 = ?
tomorrow = ?
١٤٤٧ = ?
令和7年11月23日 = ?
2025-W47 = ?
`
  .trim()
  .split('\n')
  .map(line => line.split(' = ') as [typed: string, meant: string])

test.each(COLLECTED)('“%s” is %s', (typed, meant) => {
  const read = readTypedDate(typed)
  const [isAskedBack, ...offered] = meant.startsWith('?') ? meant.split(' ') : []
  if (isAskedBack) expect(read.ok ? read.edtf : read.suggestions.map(({ edtf }) => edtf)).toEqual(offered)
  else expect(read).toMatchObject({ ok: true, edtf: meant })
})

test('most of them are read', () => {
  expect(COLLECTED.length).toBeGreaterThanOrEqual(178)
  expect(COLLECTED.filter(([, meant]) => !meant.startsWith('?')).length).toBeGreaterThanOrEqual(140)
})

test.each([
  ['evening of 23 November 2025', 'evening'],
  ['early hours of 24 November 2025', 'early hours'],
  ['в ночь на 24 ноября 2025', 'ночь'],
  ['am Abend des 23. November 2025', 'abend'],
])('of “%s” the “%s” is left out, and told', (typed, leftOut) =>
  expect(readTypedDate(typed)).toMatchObject({ ok: true, leftOut }),
)

test.each(['23\u00AD November 2025', '\u200F23 November 2025', '23\u200B Novem\u00ADber \u206620\uFEFF25\u2069'])(
  'signs that nobody sees are no part of a date: %j',
  typed => expect(readTypedDate(typed)).toMatchObject({ ok: true, edtf: '2025-11-23' }),
)

test.each([
  ['2025абв', '2025абв'],
  ['2.30px 3 May 2020', '2.30px'],
  ['23 Nov 2025foo', '2025foo'],
  ['2025-W47', '2025-w47'],
])('of “%s” the whole word is named', (typed, word) =>
  expect(readTypedDate(typed)).toMatchObject({ ok: false, message: expect.stringContaining(`“${word}”`) }),
)
