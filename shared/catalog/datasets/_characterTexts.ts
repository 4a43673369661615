/** A tale told for this program, once in each language. */
export const CHARACTER_TEXTS = {
  en: `
Once there was a small lamp that lived on a high hill above the sea. Every night the lamp was lit, and every night it looked for ships. When a ship came near the rocks, the lamp called out with its light: one long, two short, one long. The ship saw the light, turned its bow to the open water, and went on its way. Nobody ever said thank you, for the sea is wide and the night is dark, but the lamp did not mind.

One autumn a fog came up from the sea. It was white and thick, and it stayed for a day, and for another day, and for a third. The lamp called out with its light, but the light went nowhere. It came back from the fog like a ball from a wall. "What shall I do?" asked the lamp. "If I cannot be seen, then I am no lamp at all."

An old bell hung on the wall of the house. It had not been rung for many years. "You shine and I ring," said the bell. "When the night is clear, they look for you. When the fog is here, they listen for me. But my rope is broken, and there is nobody to pull it."

The lamp thought for a long time. Then it saw a gull that sat on the roof with its head under its wing. "Gull," said the lamp, "do you know how to count?" "I know how to count fish," said the gull. "Then count for me," said the lamp. "One long, two short, one long. Each time I shine, you strike the bell with your beak. Do not think about the ships. Do not think about the fog. Look at me, and strike."

So the gull looked at the lamp and struck the bell. At first it struck too early, and then it struck too late. Each time it was wrong, the lamp shone once more, and the gull moved a little nearer to the right time. It was not the first night and not the second night, but on the third night the bell rang with the light: one long, two short, one long.

Far out in the fog there was a ship. The captain stood at the wheel and saw nothing at all, no star, no light, no land. Then he heard the bell. "One long, two short, one long," said the captain. "I know that word. It is the word of the lamp on the hill." He turned the bow of the ship to the open water, and the rocks stayed where they were, wet and black and alone.

In the morning the fog was gone. The sea was blue, the sky was blue, and the ship was a small white sail between them. The gull slept on the roof with its head under its wing. "How did you learn it?" asked the bell. "I did it wrong," said the gull, "and then I did it a little less wrong, and then a little less. That is all there is to it."

The lamp said nothing, for by day it slept. But when the evening came and the first star was lit, it shone over the sea as it always did: one long, two short, one long. And from that night on, whenever the fog came up from the sea, the light and the bell called together, and the ships that came near the rocks turned their bows to the open water, and went on their way.
`,
  uk: `
Жив собі на високому пагорбі над морем маленький ліхтар. Щоночі його запалювали, і щоночі він виглядав кораблі. Коли корабель підходив близько до скель, ліхтар гукав його своїм світлом: раз довго, двічі коротко, раз довго. Корабель бачив світло, повертав носа до відкритої води і йшов своєю дорогою. Ніхто ніколи не казав йому дякую, бо море широке, а ніч темна, але ліхтар не сумував.

Якось восени з моря піднявся туман. Він був білий і густий, і стояв він день, і другий день, і третій день. Ліхтар гукав своїм світлом, але світло нікуди не йшло. Воно верталося з туману, як м’яч від стіни. «Що ж мені робити? — питав ліхтар. — Якщо мене не видно, то який же я ліхтар?»

На стіні будинку висів старий дзвін. У нього вже багато років ніхто не дзвонив. «Ти світиш, а я дзвоню, — сказав дзвін. — Коли ніч ясна, вони шукають тебе. Коли стоїть туман, вони слухають мене. Але моя мотузка порвалася, і нема кому за неї смикнути».

Ліхтар довго думав. Потім він побачив чайку, що сиділа на даху, сховавши голову під крило. «Чайко, — сказав ліхтар, — чи ти вмієш рахувати?» «Я вмію рахувати рибу», — сказала чайка. «То порахуй для мене, — сказав ліхтар. — Раз довго, двічі коротко, раз довго. Щоразу, як я світитиму, бий у дзвін дзьобом. Не думай про кораблі. Не думай про туман. Дивися на мене і бий».

І чайка дивилася на ліхтар і била у дзвін. Спершу вона била зарано, а потім била запізно. Щоразу, як вона помилялася, ліхтар світив ще раз, і чайка ставала трохи ближче до правильної миті. Не першої ночі й не другої ночі, але третьої ночі дзвін задзвонив разом зі світлом: раз довго, двічі коротко, раз довго.

Далеко в тумані йшов корабель. Капітан стояв біля керма і не бачив нічого: ні зірки, ні вогника, ні землі. І тоді він почув дзвін. «Раз довго, двічі коротко, раз довго, — сказав капітан. — Я знаю це слово. Це слово ліхтаря, що на пагорбі». Він повернув носа корабля до відкритої води, і скелі лишилися там, де й були, мокрі, чорні та самотні.

Уранці туману вже не було. Море було синє, і небо було синє, а корабель був маленьким білим вітрилом між ними. Чайка спала на даху, сховавши голову під крило. «Як ти цього навчилася?» — спитав дзвін. «Я робила неправильно, — сказала чайка, — а потім робила трохи менш неправильно, а потім ще трохи менш. Оце й усе».

Ліхтар нічого не сказав, бо вдень він спав. Але коли настав вечір і запалилася перша зірка, він засвітив над морем, як світив завжди: раз довго, двічі коротко, раз довго. І відтоді, щойно з моря піднімався туман, світло і дзвін гукали разом, і кораблі, що підходили близько до скель, повертали носа до відкритої води і йшли своєю дорогою.
`,
} as const
