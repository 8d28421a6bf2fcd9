//! What a template is called in lists.

use crate::template::Template;

/// Returns the name of a template in lists.
pub(super) fn template_name(template: &Template) -> String {
    format!("{}　{}　{}", template.name, template.scope.name(), template.region)
}
