import { heatCss, LIGHT, paletteCss } from "../charts/tokens.ts";

/** Typography and layout of a report, for paper first; the screen shows the same sheets on a light ground. */
export function reportCss(): string {
  return `:root{${paletteCss(LIGHT)};color-scheme:light}\n${RULES}${heatCss()}\n`;
}

const RULES = `
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;font:400 9.5pt/14pt Inter,Arial,sans-serif;color:var(--c-text);background:var(--c-surface);overflow-wrap:break-word;hyphens:none}
a{color:inherit;text-decoration:none}
p,ul,ol,dl,figure,h1,h2,h3{margin:0}
section+section{margin-top:10mm}
section>*+*{margin-top:4.4mm}
.kicker{font-size:8pt;line-height:11pt;font-weight:600;color:var(--c-text3)}
.kicker b{color:var(--c-text);font-weight:600;margin-right:1.6mm}
h2{font-size:18pt;line-height:22pt;font-weight:600;letter-spacing:-.012em;margin-top:1mm;text-wrap:balance}
header{break-after:avoid;break-inside:avoid}
h3{font-size:11pt;line-height:14pt;font-weight:600;break-after:avoid}
section>h3{margin-top:6.5mm}
h3+*{margin-top:2mm!important;break-before:avoid}
.body{max-width:68ch;text-wrap:pretty}
.caption{font-size:8pt;line-height:11pt;color:var(--c-text2);max-width:105ch;text-wrap:pretty}
header+.caption{margin-top:1.6mm;break-before:avoid}
ul.points{list-style:none;padding:0}
ul.points li{padding-left:4.4mm;position:relative;max-width:92ch;break-inside:avoid;text-wrap:pretty}
ul.points li+li{margin-top:1mm}
ul.points li::before{content:"";position:absolute;left:0;top:6.3pt;width:2mm;border-top:1.2pt solid var(--c-text3)}
.tablewrap.short{break-inside:avoid}
.tablewrap.long::before{content:"";display:block;height:36mm;margin-bottom:-36mm;break-inside:avoid;break-after:avoid}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:8.5pt;line-height:12pt;border-top:.4pt solid var(--c-text);border-bottom:.4pt solid var(--c-text)}
thead{display:table-header-group;break-inside:avoid;break-after:avoid}.long tbody tr:nth-child(-n+2){break-after:avoid}.long tbody tr:nth-last-child(-n+2){break-before:avoid}
tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:.75mm 0 .75mm 3mm;font-weight:400;overflow-wrap:break-word}
th:first-child,td:first-child{padding-left:0}
thead th{font-size:8pt;line-height:11pt;font-weight:600;color:var(--c-text2);vertical-align:bottom;border-bottom:.4pt solid var(--c-text)}
.right,.value,.meta,.chart .number,.chart .quiet,.chart .axis{font-variant-numeric:tabular-nums}.right{text-align:right}.right>span:first-child{white-space:nowrap}
tbody tr+tr td{border-top:.4pt solid var(--c-sunken)}
tbody tr.group td{font-weight:600;padding-top:2mm;border-top:0;break-after:avoid}
tbody tr.group{break-after:avoid}
tbody tr.group+tr td{border-top:.4pt solid var(--c-hairline)}
tbody tr.total td{font-weight:600;border-top:.4pt solid var(--c-text)}
td .detail,dd .detail{display:block;font-size:8pt;line-height:11pt;font-weight:400;color:var(--c-text2)}
.strong{font-weight:600}
.whole{white-space:nowrap}
.muted{color:var(--c-text3)}
.mono{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:7.6pt;letter-spacing:-.01em;overflow-wrap:anywhere}
.state{display:inline-flex;gap:1.4mm;align-items:baseline}
.mark{flex:none;width:2.7mm;height:2.7mm;transform:translateY(.32mm)}
.good{color:var(--c-good)}.bad{color:var(--c-bad)}.said,.straddle{color:var(--c-unsettled)}.nothing,.cannotSay{color:var(--c-neutral)}
.under{margin-top:1.4mm;break-before:avoid}
dl{display:grid;grid-template-columns:32mm 1fr;font-size:8.5pt;line-height:12pt;border-top:.4pt solid var(--c-text);border-bottom:.4pt solid var(--c-text)}
dt,dd{margin:0;padding:.75mm 0;min-width:0}
dt{color:var(--c-text2);padding-right:4mm}
dt:not(:first-of-type),dt:not(:first-of-type)+dd{border-top:.4pt solid var(--c-sunken)}
dl{break-inside:avoid}
.split{display:grid;gap:9mm;align-items:start;break-inside:avoid}
.split>*{min-width:0}.keys{break-inside:avoid}.split+figure,.keys+figure{break-before:avoid}
.even{grid-template-columns:1fr 1fr}.wideLeft{grid-template-columns:3fr 2fr}.wideRight{grid-template-columns:5fr 9fr}
.wideRight dl{grid-template-columns:31mm 1fr}
.split>div>*+*{margin-top:3mm}
.tiles{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;border-top:.4pt solid var(--c-text);border-bottom:.4pt solid var(--c-text);break-inside:avoid}
.tile{padding:2.4mm 3mm 2.6mm;min-width:0;border-left:.4pt solid var(--c-hairline)}
.tile:first-child{border-left:0;padding-left:0}
.tile .name{font-size:8pt;line-height:11pt;font-weight:600;color:var(--c-text2)}
.tile .value{font-size:19pt;line-height:24pt;font-weight:600;letter-spacing:-.015em;white-space:nowrap}
.value .unit{line-height:0;margin-left:.06em;font-size:.56em;color:var(--c-text2);letter-spacing:0;font-weight:400}
.tile .meta{font-size:8pt;line-height:11pt;color:var(--c-text2)}
.tile .spark{display:block;width:100%;height:8mm;margin:1mm 0 .6mm}
.tile .state{font-size:8pt;line-height:11pt}
.key .value{font-size:30pt;line-height:34pt;font-weight:600;letter-spacing:-.02em;white-space:nowrap;margin:.5mm 0 .8mm}
.key .name{font-size:8pt;line-height:11pt;font-weight:600;color:var(--c-text2)}
.key .meta,.key .state{font-size:8pt;line-height:11pt;color:var(--c-text2)}
.key .state{margin-top:1.4mm}
.key .state span{color:inherit}
figure{break-inside:avoid}
figcaption{font-size:8.5pt;line-height:12pt;margin-bottom:1.4mm}
figcaption b{font-weight:600}
figcaption span{color:var(--c-text2);font-size:8pt}
figure .sentence{font-size:8pt;line-height:11pt;color:var(--c-text2);margin-top:1.4mm;max-width:105ch;text-wrap:pretty}
.chart{display:block;width:100%;height:auto;font:400 10.67px Inter,Arial,sans-serif;overflow:visible}
.chart text{fill:var(--c-text2)}
.chart .faint{fill:var(--c-text3)}
.chart .flags text{font-size:9px;font-weight:600;fill:var(--c-text2)}
.chart .row text:first-child{fill:var(--c-text)}
.chart .total text{font-weight:600;fill:var(--c-text)}
.chart .total .quiet{font-weight:400;fill:var(--c-text2)}
.chart .number{fill:var(--c-text)}
.chart .group{font-weight:600;fill:var(--c-text)}
.chart .phase{fill:var(--c-text);font-weight:600}
.chart .today{fill:var(--c-accent);font-weight:600}
.chart .inverse{fill:var(--c-surface);font-weight:600}
.heat{border:0}.heat td{text-align:center;padding:1.6mm}.heat .arrow{margin-right:.7mm}
.note{border-left:1.2pt solid var(--c-neutralMark);padding:.4mm 0 .4mm 4mm;break-inside:avoid;max-width:105ch;font-size:9pt;line-height:13pt}
.note b{font-weight:600;display:block}
.note.caution{border-left-color:var(--c-unsettledMark)}
.note.missing{border-left-style:dotted}
.note span{color:var(--c-text2)}
#signoff{break-inside:avoid}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:4mm 9mm;break-inside:avoid}
.signature{padding-top:13mm;font-size:8.5pt;line-height:12pt}
.signature div{border-top:.4pt solid var(--c-text);padding-top:1.2mm;display:flex;justify-content:space-between;gap:4mm}
.signature span{color:var(--c-text2)}
.brand{font-size:8pt;line-height:11pt;font-weight:600;color:var(--c-text3)}
.logo{display:block;width:auto;height:auto;max-height:14mm;max-width:60mm;margin-bottom:4mm}
.opening h1{font-size:22pt;line-height:26pt;font-weight:600;letter-spacing:-.015em;margin-top:2mm;overflow-wrap:anywhere}
.opening .sub{font-size:12pt;line-height:16pt;color:var(--c-text2);margin:1mm 0 7mm}
.cover .opening h1,.cover h1{font-size:34pt;line-height:38pt;font-weight:600;letter-spacing:-.025em;margin-top:15mm;text-wrap:balance;overflow-wrap:anywhere}
.cover .opening .sub,.cover .sub{font-size:15pt;line-height:20pt;color:var(--c-text2);margin:2.5mm 0 12mm;text-wrap:balance}
.cover dl{grid-template-columns:36mm 1fr}
.contents{list-style:none;padding:0;margin-top:7mm!important;font-size:8.5pt;line-height:12pt}
.contents li a{display:grid;grid-template-columns:7mm 29mm 1fr;padding:.62mm 0}
.contents b{font-weight:600}
.contents span{color:var(--c-text2)}
.contents .no{color:var(--c-text3)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.scroll{overflow:visible}
@media print{.part{break-before:page}.part:first-child{break-before:auto}body{orphans:3;widows:3}}
@media screen{
body{background:var(--c-canvas);padding:24px 16px 64px}
.part{background:var(--c-surface);max-width:842px;margin:0 auto 24px;padding:56px 68px 64px;border:1px solid var(--c-hairline)}
.cover{padding-bottom:80px}
a:focus-visible{outline:2px solid var(--c-accent);outline-offset:2px}
.contents a:hover b{color:var(--c-accent)}
}
@media screen and (max-width:720px){
body{padding:0}.part{padding:28px 20px;border-left:0;border-right:0}
.split{grid-template-columns:1fr!important}
.tiles{grid-auto-flow:row;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));overflow:hidden}
.tile,.tile:first-child{border-left:0;border-top:1px solid var(--c-hairline);margin-top:-1px;padding-left:0}
.scroll{overflow-x:auto;background:linear-gradient(90deg,var(--c-surface) 40%,transparent) 0 0/32px 100% local,linear-gradient(270deg,var(--c-surface) 40%,transparent) 100% 0/32px 100% local,linear-gradient(90deg,var(--c-hairline),transparent) 0 0/12px 100%,linear-gradient(270deg,var(--c-hairline),transparent) 100% 0/12px 100%;background-repeat:no-repeat}
.scroll>table{table-layout:auto}.scroll td,.scroll th{max-width:16rem}.scroll .state,.scroll .heat td{white-space:nowrap}
.scroll>table:has(col:nth-child(4)){min-width:480px}.scroll>table:has(col:nth-child(6)){min-width:700px}.scroll>svg{min-width:560px}
.scroll>.heat th[scope=row]{position:sticky;left:0;background:var(--c-surface);padding-right:1.6mm}.heat thead th{white-space:nowrap;padding:.75mm 1.6mm;text-align:center}
.contents li a{grid-template-columns:7mm 1fr}.contents li a span:last-child{grid-column:2}
}
`;
