/** French, Italian, Portuguese and Dutch: commands and clean-up. */

import { cleanUp, commandsAnywhere, commandsOn, type Golden } from './golden.ts';

const french: readonly Golden[] = [
  {
    language: 'fr',
    settings: commandsOn,
    cases: [
      ['Bonjour, virgule, comment ça va', 'Bonjour, comment ça va'],
      ['Bonjour. Virgule. Comment ça va.', 'Bonjour, comment ça va.'],
      ['C’est tout. Point. on y va', 'C’est tout. On y va'],
      ["Il pleut ? Point d'interrogation.", 'Il pleut ?'],
      ["Il pleut, point d'interrogation, oui", 'Il pleut? Oui'],
      ["Stop. Point d'exclamation.", 'Stop!'],
      ['Deux choses, deux points, pain et lait', 'Deux choses: pain et lait'],
      ['Il vient, point virgule, elle part', 'Il vient; elle part'],
      ['La virgule sépare.', 'La virgule sépare.'],
      ['Littéralement virgule', 'virgule'],
      ['Lait, à la ligne, œufs', 'Lait\nœufs'],
      ['C’est tout. Nouveau paragraphe. ensuite', 'C’est tout.\n\nEnsuite'],
      ['Acheter, puce, lait, puce, œufs', 'Acheter\n- Lait\n- Œufs'],
      ['Je vis à Rome, ouvrir la parenthèse, Italie, fermer la parenthèse.', 'Je vis à Rome (Italie).'],
      ['Il dit, ouvrir les guillemets, oui, fermer les guillemets, et part', 'Il dit «\u00a0oui\u00a0» et part'],
      ['et, barre oblique, ou', 'et/ou'],
      ["nord, trait d'union, sud", 'nord-sud'],
      ['J’aime le bleu. Efface ça. J’aime le vert.', 'J’aime le vert.'],
      ['J’aime bleu, efface le dernier mot, vert', 'J’aime vert'],
      ['Bravo, emoji pouce levé, merci', 'Bravo 👍 merci'],
    ],
  },
  {
    language: 'fr',
    settings: commandsAnywhere,
    cases: [
      ['bonjour virgule ça va', 'bonjour, ça va'],
      ['la virgule sépare', 'la virgule sépare'],
      ['trois virgule cinq mètres', 'trois virgule cinq mètres'],
    ],
  },
  {
    language: 'fr',
    settings: cleanUp,
    cases: [
      ['Euh, je crois.', 'Je crois.'],
      ['Euh. Hum, oui.', 'Oui.'],
      ['Alors, euh, je viens.', 'Alors, je viens.'],
      ['Eh bien, je viens.', 'Eh bien, je viens.'],
      ['je je viens', 'je viens'],
      ['Nous nous lavons.', 'Nous nous lavons.'],
    ],
  },
];

const italian: readonly Golden[] = [
  {
    language: 'it',
    settings: commandsOn,
    cases: [
      ['Ciao, virgola, come stai', 'Ciao, come stai'],
      ['Ciao. Virgola. Come stai.', 'Ciao, come stai.'],
      ['È tutto. Punto. andiamo', 'È tutto. Andiamo'],
      ['Piove, punto interrogativo, sì', 'Piove? Sì'],
      ['Alt. Punto esclamativo.', 'Alt!'],
      ['Due cose, due punti, pane e latte', 'Due cose: pane e latte'],
      ['Lui viene, punto e virgola, lei va', 'Lui viene; lei va'],
      ['La virgola separa.', 'La virgola separa.'],
      ['Letteralmente virgola', 'virgola'],
      ['Latte, a capo, uova', 'Latte\nuova'],
      ['È tutto. Nuovo paragrafo. poi', 'È tutto.\n\nPoi'],
      ['Comprare, punto elenco, latte, punto elenco, uova', 'Comprare\n- Latte\n- Uova'],
      ['Vivo a Roma, apri parentesi, Italia, chiudi parentesi.', 'Vivo a Roma (Italia).'],
      ['Dice, apri virgolette, sì, chiudi virgolette, e va', 'Dice «sì» e va'],
      ['e, barra, o', 'e/o'],
      ['nord, trattino, sud', 'nord-sud'],
      ['Mi piace il blu. Cancella questo. Mi piace il verde.', 'Mi piace il verde.'],
      ["Amo blu, cancella l'ultima parola, verde", 'Amo verde'],
      ['Bravo, emoji pollice in su, grazie', 'Bravo 👍 grazie'],
    ],
  },
  {
    language: 'it',
    settings: commandsAnywhere,
    cases: [
      ['ciao virgola come stai', 'ciao, come stai'],
      ['la virgola separa', 'la virgola separa'],
      ['tre virgola cinque metri', 'tre virgola cinque metri'],
    ],
  },
  {
    language: 'it',
    settings: cleanUp,
    cases: [
      ['Ehm, credo di sì.', 'Credo di sì.'],
      ['Ehm. Eh, sì.', 'Sì.'],
      ['Allora, ehm, vengo.', 'Allora, vengo.'],
      ['Ecco il libro.', 'Ecco il libro.'],
      ['io io vengo', 'io vengo'],
      ['piano piano', 'piano piano'],
    ],
  },
];

const portuguese: readonly Golden[] = [
  {
    language: 'pt',
    settings: commandsOn,
    cases: [
      ['Olá, vírgula, tudo bem', 'Olá, tudo bem'],
      ['Olá. Vírgula. Tudo bem.', 'Olá, tudo bem.'],
      ['É tudo. Ponto. vamos', 'É tudo. Vamos'],
      ['Chove, ponto de interrogação, sim', 'Chove? Sim'],
      ['Pare. Ponto de exclamação.', 'Pare!'],
      ['Duas coisas, dois pontos, pão e leite', 'Duas coisas: pão e leite'],
      ['Ele vem, ponto e vírgula, ela vai', 'Ele vem; ela vai'],
      ['A vírgula separa.', 'A vírgula separa.'],
      ['Literalmente vírgula', 'vírgula'],
      ['Leite, nova linha, ovos', 'Leite\novos'],
      ['É tudo. Novo parágrafo. depois', 'É tudo.\n\nDepois'],
      ['Comprar, marcador, leite, marcador, ovos', 'Comprar\n- Leite\n- Ovos'],
      ['Moro em Roma, abrir parênteses, Itália, fechar parênteses.', 'Moro em Roma (Itália).'],
      ['Diz, abrir aspas, sim, fechar aspas, e vai', 'Diz “sim” e vai'],
      ['e, barra, ou', 'e/ou'],
      ['norte, hífen, sul', 'norte-sul'],
      ['Gosto do azul. Apaga isso. Gosto do verde.', 'Gosto do verde.'],
      ['Gosto azul, apaga a última palavra, verde', 'Gosto verde'],
      ['Boa, emoji joinha, obrigado', 'Boa 👍 obrigado'],
    ],
  },
  {
    language: 'pt',
    settings: commandsAnywhere,
    cases: [
      ['olá vírgula tudo bem', 'olá, tudo bem'],
      ['a vírgula separa', 'a vírgula separa'],
      ['três vírgula cinco metros', 'três vírgula cinco metros'],
    ],
  },
  {
    language: 'pt',
    settings: cleanUp,
    cases: [
      ['Hum, acho que sim.', 'Acho que sim.'],
      ['Hum. Ahn, sim.', 'Sim.'],
      ['Então, ahn, vou.', 'Então, vou.'],
      ['Vi um carro, um azul.', 'Vi um carro, um azul.'],
      ['eu eu acho', 'eu acho'],
      ['O que que é isso?', 'O que que é isso?'],
    ],
  },
];

const dutch: readonly Golden[] = [
  {
    language: 'nl',
    settings: commandsOn,
    cases: [
      ['Hallo, komma, hoe gaat het', 'Hallo, hoe gaat het'],
      ['Hallo. Komma. Hoe gaat het.', 'Hallo, hoe gaat het.'],
      ['Dat is alles. Punt. we gaan', 'Dat is alles. We gaan'],
      ['Regent het, vraagteken, ja', 'Regent het? Ja'],
      ['Stop. Uitroepteken.', 'Stop!'],
      ['Twee dingen, dubbele punt, brood en melk', 'Twee dingen: brood en melk'],
      ['Hij komt, puntkomma, zij gaat', 'Hij komt; zij gaat'],
      ['De komma scheidt.', 'De komma scheidt.'],
      ['Letterlijk komma', 'komma'],
      ['Melk, nieuwe regel, eieren', 'Melk\neieren'],
      ['Dat is alles. Nieuwe alinea. daarna', 'Dat is alles.\n\nDaarna'],
      ['Kopen, opsommingsteken, melk, opsommingsteken, eieren', 'Kopen\n- Melk\n- Eieren'],
      ['Ik woon in Rome, haakje openen, Italië, haakje sluiten.', 'Ik woon in Rome (Italië).'],
      ['Hij zegt, aanhalingsteken openen, ja, aanhalingsteken sluiten, en gaat', 'Hij zegt ‘ja’ en gaat'],
      ['en, schuine streep, of', 'en/of'],
      ['noord, koppelteken, zuid', 'noord-zuid'],
      ['Ik hou van blauw. Schrap dat. Ik hou van groen.', 'Ik hou van groen.'],
      ['Ik hou van blauw, verwijder het laatste woord, groen', 'Ik hou van groen'],
      ['Goed, emoji duim omhoog, bedankt', 'Goed 👍 bedankt'],
    ],
  },
  {
    language: 'nl',
    settings: commandsAnywhere,
    cases: [
      ['hallo komma hoe gaat het', 'hallo, hoe gaat het'],
      ['de komma scheidt', 'de komma scheidt'],
      ['drie komma vijf meter', 'drie komma vijf meter'],
    ],
  },
  {
    language: 'nl',
    settings: cleanUp,
    cases: [
      ['Ehm, ik denk het.', 'Ik denk het.'],
      ['Ehm. Uh, ja.', 'Ja.'],
      ['Dus, uh, ik kom.', 'Dus, ik kom.'],
      ['ik ik denk', 'ik denk'],
      ['Ik weet dat dat waar is.', 'Ik weet dat dat waar is.'],
      ['heel heel goed', 'heel heel goed'],
    ],
  },
];

export const more: readonly Golden[] = [...french, ...italian, ...portuguese, ...dutch];
