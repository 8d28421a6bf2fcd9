//! The samples: real published forms to look at and to try the program with.

use crate::model::Project;
use crate::store::{ProjectError, project};
use std::path::Path;

/// A sample: its name and the text of its project file.
pub struct Sample {
    /// Its name in lists.
    pub name: &'static str,
    text: &'static str,
}

/// The samples that ship with the program.
pub static SAMPLES: [Sample; 5] = [
    Sample { name: "四川广元 2021 部门预算", text: include_str!("../../assets/samples/guangyuan-2021.ron") },
    Sample { name: "四川广元 2021 自评", text: include_str!("../../assets/samples/guangyuan-2021-selfeval.ron") },
    Sample { name: "河北博野 2022 绩效文本", text: include_str!("../../assets/samples/boye-2022.ron") },
    Sample { name: "宁夏沙坡头 2023 申报", text: include_str!("../../assets/samples/shapotou-2023.ron") },
    Sample { name: "陕西渭南 2023 目标表", text: include_str!("../../assets/samples/weinan-2023.ron") },
];

impl Sample {
    /// Returns the sample as a new project of the user.
    pub fn project(&self) -> Result<Project, ProjectError> {
        project::parse(Path::new(self.name), self.text)
    }
}
