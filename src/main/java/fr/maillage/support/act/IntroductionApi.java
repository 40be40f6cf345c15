package fr.maillage.support.act;

import java.util.HashMap;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.ImpossibleAct;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.PathStart;

/** Putting the lead in touch with somebody, from the dossier: starts the same process as Tasklist does. */
@RestController
@RequestMapping("/api/dossiers/{reference}/introductions")
@Tag(name = "Actes sur un dossier")
class IntroductionApi {

    private final DossierAccess access;
    private final PathStart paths;

    IntroductionApi(DossierAccess access, PathStart paths) {
        this.access = access;
        this.paths = paths;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mettre le porteur en relation", description = "Les champs du formulaire de mise en relation, sans le dossier.")
    void introduce(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        if (access.writable(reference).stage().isEnd()) {
            throw new ImpossibleAct("panel.act.ended");
        }
        Map<String, Object> values = new HashMap<>(body);
        values.put("dossier", reference);
        paths.start(EngineNames.INTRODUCTION, values);
    }
}
