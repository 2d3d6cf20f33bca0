package io.customerpulse.cli.picture;

/// How pages look: one sheet, no fonts or pictures from elsewhere.
public final class PageStyle {

    /// The sheet.
    public static final String SHEET = """
            :root{color-scheme:light dark;--page:#eef3f6;--ground:#ffffff;--grid:#dfe7ec;--ink:#12202b;--muted:#4c5e6b;
              --pulse:#087f5b;--return:#1767b3;--investment:#7646c9;--noise:#c2410c;--line:#d5dfe6;--sweep:#38d9a9;--chip:#f3f7f9}
            @media (prefers-color-scheme:dark){:root{--page:#060b10;--ground:#0d151d;--grid:#1e2c38;--ink:#e8f0f5;
              --muted:#9bb0be;--pulse:#3ee0a1;--return:#62b8ff;--investment:#b79bff;--noise:#ff9461;--line:#1b2934;--sweep:#f2fff9;--chip:#121d27}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--ink);line-height:1.5;
              font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',Arial,sans-serif}
            main,.top{max-width:1180px;margin:0 auto;padding:0 20px}
            .top{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:center;padding-top:26px}
            .mark{width:132px;height:44px;flex:none;color:var(--pulse)}
            .top div{flex:1 1 240px;min-width:0}
            h1{font-size:1.6rem;line-height:1.2;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
            h2{font-size:1.15rem;margin:40px 0 2px}
            h3{font-size:1rem;margin:0}
            p{margin:0}
            .quiet{color:var(--muted);font-size:.93rem}
            .motion{display:inline-flex;gap:8px;align-items:center;min-height:28px;color:var(--muted);font-size:.9rem;cursor:pointer}
            .motion input{width:18px;height:18px;accent-color:var(--pulse)}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(128px,1fr));gap:12px;margin:22px 0 8px;padding:0;list-style:none}
            .card,.bed{background:var(--ground);border:1px solid var(--line);border-radius:14px}
            .card{padding:14px 16px}
            .card b{display:block;font-size:1.7rem;line-height:1.25;font-variant-numeric:tabular-nums;letter-spacing:-.02em;white-space:nowrap}
            .card.lead b{color:var(--pulse)}
            .card span{color:var(--muted);font-size:.88rem}
            .people{background:var(--ground);border:1px solid var(--line);border-radius:14px;padding:14px 18px;margin:12px 0 0;list-style:none}
            .people li{display:grid;grid-template-columns:5.6rem 1fr 8.6rem;gap:14px;align-items:center;padding:4px 0;font-size:.94rem}
            .people .n{text-align:right;font-variant-numeric:tabular-nums;color:var(--muted);white-space:nowrap}
            .people .n b{color:var(--ink)}
            .bar{height:14px;border-radius:3px;min-width:2px;border:1px solid var(--c);background-color:color-mix(in srgb,var(--c) 34%,transparent)}
            .track{background:var(--chip);border-radius:3px}
            .new{background-image:radial-gradient(var(--c) 1px,transparent 1.4px);background-size:7px 7px}
            .fading{background-image:repeating-linear-gradient(45deg,var(--c) 0 1.4px,transparent 1.4px 6px)}
            .dormant{background-image:repeating-linear-gradient(45deg,var(--c) 0 1.4px,transparent 1.4px 3.2px)}
            .lost{background-image:repeating-linear-gradient(45deg,var(--c) 0 1.3px,transparent 1.3px 6px),
              repeating-linear-gradient(-45deg,var(--c) 0 1.3px,transparent 1.3px 6px)}
            .revived{background-image:repeating-linear-gradient(90deg,var(--c) 0 1.4px,transparent 1.4px 6px)}
            .beds{display:grid;gap:18px;margin:14px 0 0;padding:0;list-style:none}
            .beds.pair{grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr))}
            .beds>li{min-width:0}
            .bed{padding:16px 16px 12px;overflow:hidden}
            .why{font-size:1.06rem;padding:0 8px}
            .bed svg{display:block;width:100%;height:auto}
            .bed svg.narrow{display:none}
            @media (max-width:700px){.bed svg.wide{display:none}.bed svg.narrow{display:block}main,.top{padding-left:12px;padding-right:12px}
              .bed{padding:12px 6px 8px}tbody th{white-space:normal;min-width:5.6rem}.people li{grid-template-columns:4.6rem 1fr 7.2rem;gap:8px}}
            details{border-top:1px solid var(--line);margin:0 8px}
            summary{cursor:pointer;padding:8px 0;min-height:24px;font-size:.94rem;color:var(--muted)}
            summary:hover{color:var(--ink)}
            :focus-visible{outline:3px solid var(--return);outline-offset:2px;border-radius:4px}
            .scroll{overflow-x:auto;padding-bottom:10px}
            table{border-collapse:collapse;font-size:.9rem;width:100%;font-variant-numeric:tabular-nums}
            caption{text-align:left;color:var(--muted);padding:2px 0 6px}
            th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);white-space:nowrap}
            td.text{white-space:normal;overflow-wrap:anywhere;min-width:8rem}
            th{font-weight:600;color:var(--muted)}
            .num{text-align:right}
            .num+:not(.num){padding-left:22px}
            tbody th{color:var(--ink)}
            .verdict{background:var(--ground);border:1px solid var(--line);border-left:5px solid var(--pulse);border-radius:14px;
              padding:16px 20px;margin:22px 0 0;font-size:1.08rem;max-width:62rem}
            .verdict p+p{margin-top:8px}
            .verdict p:first-child{font-size:1.25rem;line-height:1.4;font-weight:600}
            .bed>h3,.bed>.quiet{padding:0 8px}
            .bed>.quiet{padding-bottom:8px}
            .bed>.scroll{padding:0 8px 10px}
            .scroll .quiet{display:block;font-size:.82rem}
            tbody th{position:sticky;left:0;background:var(--ground)}
            thead th{white-space:normal;vertical-align:bottom}
            .after{margin-top:26px;margin-bottom:8px}
            pre{margin:0;padding:4px 8px 8px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.92rem}
            .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
            footer{max-width:1180px;margin:0 auto;padding:34px 20px 44px}
            .breath,.sweep{opacity:0}
            .breath{transform-box:fill-box;transform-origin:center}
            @media (prefers-reduced-motion:no-preference){
              .breath{animation:breath 2.8s ease-out infinite}
              .sweep{stroke:var(--sweep);opacity:.9;stroke-dasharray:22 978;animation:sweep 8s linear infinite}
              :root:has(#still:checked) :is(.breath,.sweep){animation:none;opacity:0}}
            @media (prefers-reduced-motion:reduce){.motion{display:none}}
            @keyframes breath{0%{opacity:.55;transform:scale(.4)}70%,100%{opacity:0;transform:scale(1)}}
            @keyframes sweep{from{stroke-dashoffset:22}to{stroke-dashoffset:-1000}}
            @media print{.motion{display:none}body{background:none}.bed{break-inside:avoid}
              .scroll{overflow:visible}th,td{white-space:normal}details::details-content{content-visibility:visible;block-size:auto}}
            """;

    private PageStyle() {}
}
