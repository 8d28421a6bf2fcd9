//! Two windows, one file.

use jibiao::model::Project;
use jibiao::session::instance::{Instance, call};
use jibiao::session::keeper::Keeper;
use jibiao::session::opening::OpenError;
use jibiao::session::saving::SaveError;
use jibiao::store::{StateFolder, project};
use std::sync::Arc;

#[test]
fn the_second_window_is_told_and_can_call_the_first() {
    let folder = tempfile::tempdir().expect("folder");
    let (file, other) = (folder.path().join("p.ron"), folder.path().join("q.ron"));
    project::save(&file, &Project::default()).expect("saved");
    let state = StateFolder::at(&folder.path().join("state"));
    let instance = Arc::new(Instance::start(|| {}).expect("listens"));
    let first = Keeper::new(state.clone()).callable(Arc::clone(&instance));
    let second = Keeper::new(state);
    let document = first.open(&file).expect("opened");
    let Err(OpenError::Elsewhere { holder: Some(holder), .. }) = second.open(&file) else { panic!("taken") };
    assert_eq!(holder.process, std::process::id());
    assert!(call(&holder) && instance.was_called());
    assert!(second.call_window(&file) && instance.was_called() && !second.call_window(&other));
    let mut looked_at = second.open_read_only(&file).expect("opened");
    assert!(matches!(looked_at.save(), Err(SaveError::OpenedReadOnly { .. })));
    assert!(matches!(looked_at.save_as(&file), Err(SaveError::OpenElsewhere { .. })));
    looked_at.save_as(&other).expect("saved");
    assert!(matches!(first.open(&other), Err(OpenError::Elsewhere { .. })));
    let mut copy = second.open_copy(&file).expect("opened");
    assert!(copy.is_dirty() && !copy.save().expect("no file yet"));
    document.close();
    copy.save_as(&file).expect("saved");
    assert!(matches!(first.open(&file), Err(OpenError::Elsewhere { .. })));
    looked_at.save_as(&folder.path().join("r.ron")).expect("saved");
    assert!(first.open(&other).is_ok(), "let go by saving elsewhere");
}
