try{document.documentElement.dataset.p=(/\bprefs=(\w+)/.exec(document.cookie)||[])[1]||localStorage.prefs||""}catch(e){}
