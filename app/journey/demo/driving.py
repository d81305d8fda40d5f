"""What people say about the drivers of a try-out, and which measures belong to them."""

from typing import Any

from app.improvement.actions import driving
from app.improvement.models import Project
from app.improvement.queries.drivers import all_drivers
from app.improvement.queries.planning import measures_in
from app.journey.demo.scene import Scene
from app.people.models import Person


def talk_about_drivers(scene: Scene, project: Project, told: list[dict[str, Any]], *, by: Person) -> None:
    """Each driver with its measures and its comments; one with an answer is closed."""
    drivers = {driver.words: driver for driver in all_drivers(project)}
    measures = {measure.name: measure.id for measure in measures_in(project.id)}
    for about in told:
        driver = drivers[about["driver"]]
        driving.watch(project, driver, [measures[name] for name in about["measures"]], by=by)
        for comment in about["said"]:
            said = driving.say(project, driver, comment["words"], comment["whose"], by=scene.member(comment["by"]))
            if comment["answer"]:
                driving.answer(project, said, comment["answer"], by=by)
