"""Scripts of the desk import one another by the names they are served under."""

from django.core.files.base import ContentFile

from newsroom.static_files import ModuleStorage


def test_an_import_of_ours_is_rewritten_and_a_foreign_script_is_left_alone(tmp_path, settings):
    settings.DEBUG = False
    storage = ModuleStorage(location=tmp_path, base_url="/static/")
    foreign = 'import { a } from "./nowhere.js";'
    texts = {
        "other/editor.js": foreign,
        "desk/part.js": "export const part = 1;",
        "desk/main.js": 'import { part } from "./part.js";\nimport * as all from "../other/editor.js";',
    }
    for name, text in texts.items():
        storage.save(name, ContentFile(text.encode()))
    for name, _hashed, done in storage.post_process({name: (storage, name) for name in texts}):
        assert not isinstance(done, Exception), name
    main = (tmp_path / storage.stored_name("desk/main.js")).read_text()
    for name in ("desk/part.js", "other/editor.js"):
        assert storage.stored_name(name).rpartition("/")[2] in main
        assert (tmp_path / storage.stored_name(name)).exists()
    assert (tmp_path / storage.stored_name("other/editor.js")).read_text() == foreign
