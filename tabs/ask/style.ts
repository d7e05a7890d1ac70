/** The ask page's look: large, calm, one column; nothing that a phone of ten years ago cannot show. */
export const style = `
html{font-size:100%;-webkit-text-size-adjust:100%;scroll-padding:9.5rem 0 1rem}
body{margin:0;background:#fff;color:#1b1b1b;font:1.125rem/1.5 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
.help{position:-webkit-sticky;position:sticky;top:0;background:#1f3a4d;color:#fff;padding:.5rem 1rem;border-bottom:4px solid #ffd400;z-index:1}
.help h2{font-size:1rem;margin:0 0 .125rem}
.help ul{margin:0;padding:0;list-style:none;max-width:38rem}
.help li{display:inline-block;margin:0 1rem 0 0;font-size:1rem}
.help a{color:#fff;font-weight:700;white-space:nowrap;display:inline-block;padding:.125rem 0}
main{max-width:38rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.25rem;line-height:1.3;margin:1.5rem 0 .25rem}
p,ul,ol{margin:.5rem 0}
.notice{border-left:6px solid #1f3a4d;background:#eef3f6;padding:.5rem 1rem;margin:1rem 0}
form+form{margin-top:1.5rem}
fieldset{border:0;margin:1.5rem 0 0;padding:0}
legend,label.big{display:block;font-weight:700;font-size:1.25rem;padding:0;margin:1.5rem 0 0}
.hint{color:#454545;margin:.125rem 0 .5rem}
.choice{display:block;padding:.5rem 0 .5rem 2.25rem;position:relative;min-height:1.75rem}
.choice input{position:absolute;left:0;top:.625rem;width:1.5rem;height:1.5rem;margin:0}
textarea,input[type=text]{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:2px solid #1b1b1b;border-radius:0;background:#fff;color:#1b1b1b}
textarea{min-height:10rem}
button,.button{display:inline-block;box-sizing:border-box;font:inherit;font-weight:700;background:#14633c;color:#fff;border:0;border-radius:4px;padding:.75rem 1.25rem;margin:1rem .5rem 0 0;min-height:3rem;cursor:pointer;text-decoration:none;-webkit-appearance:none}
button.plain{background:#fff;color:#1f3a4d;border:2px solid #1f3a4d}
a{color:#1b4f86}
button:focus,a:focus,input:focus,textarea:focus{outline:4px solid #b35900;outline-offset:2px}
.help a:focus{outline-color:#ffd400}
.problem{border:4px solid #b3261e;padding:.5rem 1rem;margin:1rem 0}
.code{font-size:1.5rem;line-height:1.5;font-weight:700;background:#fff8d6;border:3px dashed #6b5900;padding:.75rem 1rem;margin:.5rem 0;word-spacing:.25em}
blockquote{margin:.5rem 0;padding:.25rem 1rem;border-left:6px solid #14633c;white-space:pre-line;overflow-wrap:break-word;word-wrap:break-word}
footer{max-width:38rem;margin:1rem auto 2rem;padding:0 1rem}
[hidden]{display:none}
button.link{background:none;color:#1b4f86;border:0;padding:0;margin:0;min-height:1.75rem;font-weight:400;text-decoration:underline}
.short{font-size:1rem;line-height:1.35;padding:.375rem .75rem;margin:.5rem 0}
.short p{margin:0}
label.first{margin-top:.5rem}
@media (max-width:30rem){h1{font-size:1.25rem}.help{padding:.25rem .75rem}.help li{margin-right:.75rem;font-size:.9375rem}.help h2{font-size:.9375rem}main{padding:.25rem .75rem 1rem}html{scroll-padding-top:8rem}}
@media (prefers-color-scheme:dark){
body{background:#14181b;color:#ececec}
.notice{background:#1e2a33;border-left-color:#7fb2d6}
.hint{color:#c2c2c2}
textarea,input[type=text]{background:#0e1113;color:#fff;border-color:#c2c2c2}
button,.button{background:#7fd0a5;color:#0b1f14}
button.plain{background:#14181b;color:#b9dcf5;border-color:#b9dcf5}
a,button.link{color:#9cc8f0;background:none}
.help a{color:#fff}
button:focus,a:focus,input:focus,textarea:focus{outline-color:#ffb454}
.problem{border-color:#ff8a80}
.code{background:#2b2710;border-color:#e0c860}
blockquote{border-left-color:#7fd0a5}
}
@media print{.help{position:static;color:#000;background:#fff}.help a{color:#000}button{display:none}}
`;
